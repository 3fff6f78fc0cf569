import { test } from 'vitest'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf } from '#proof/history/entry.ts'

const move = (
  history: Planting,
  via: EntryOf<'applied'>['via'],
  fits: (entry: EntryOf<'applied'>) => boolean = () => true,
) => history.find('applied', (entry) => entry.via === via && fits(entry))

test('[I11] an event that leaves out a step', () => {
  expectPlanted('I11', /by an event without step/, (history) => {
    move(history, 'event').revs = []
  })
  expectPlanted('I11', /though it held nothing that an event could follow/, (history) => {
    const entry = move(history, 'event')
    history.add({ type: 'forgot', at: entry.at, client: entry.client, chat: entry.chat }, before(history, entry))
    entry.before = null
  })
})

test('[I11] a cursor that jumps between two moves', () => {
  expectPlanted('I11', /though it stood at/, (history) => {
    history.drop(move(history, 'event', ({ before }) => before !== null))
  })
})

test('[I11] changes that do not cover the distance, or that nobody told', () => {
  expectPlanted('I11', /and the answer covers/, (history) => {
    const entry = move(history, 'changes')
    const op = history.find('op', ({ id }) => id === entry.op)
    for (const steps of op.answer?.steps ?? []) steps.after++
  })
  expectPlanted('I11', /no answer told it these steps/, (history) => {
    move(history, 'changes').op = null
  })
  expectPlanted('I11', /by changes, though it held nothing they could follow/, (history) => {
    const entry = move(history, 'changes')
    history.add({ type: 'forgot', at: entry.at, client: entry.client, chat: entry.chat }, before(history, entry))
    entry.before = null
  })
  expectPlanted('I11', /by steps of another epoch/, (history) => {
    const entry = move(history, 'changes')
    const op = history.find('op', ({ id }) => id === entry.op)
    for (const steps of op.answer?.steps ?? []) steps.epoch = 'another'
  })
})

test('[I11] a reset that nobody told', () => {
  expectPlanted('I11', /nobody told it the chat whole/, (history) => {
    move(history, 'reset', ({ op }) => op !== null).op = null
  })
})

test('[I11] a page of history that moves the cursor', () => {
  expectPlanted('I11', /says nothing of other steps/, (history) => {
    move(history, 'page').cursor++
  })
})

test('[I11] a start from a place where the device had never been', () => {
  expectPlanted('I11', /though it had never been there/, (history) => {
    const entry = move(history, 'reset', (each) => each.before === null)
    entry.via = 'stored'
  })
})

test('[I11] an epoch that ends without a reset', () => {
  expectPlanted('I11', /without a reset/, (history) => {
    move(history, 'event').epoch = 'another'
  })
})

const before = (history: Planting, entry: EntryOf<'applied'>) => history.entries[history.entries.indexOf(entry) - 1]
