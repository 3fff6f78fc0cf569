import { test } from 'vitest'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf } from '#proof/history/entry.ts'

const event = (history: Planting, fits: (entry: EntryOf<'applied'>) => boolean = () => true) =>
  history.find('applied', (entry) => entry.via === 'event' && entry.messages.length > 0 && fits(entry))

test('[I8] a cursor that falls', () => {
  expectPlanted('I8', /^The cursor of .* fell from/, (history) => {
    const entry = event(history, ({ before }) => (before ?? 0) > 2)
    history.add({ ...entry, via: 'page', before: entry.cursor, cursor: 1, messages: [], revs: [] }, entry)
  })
})

test('[I8] a step that passes without what changed in it', () => {
  expectPlanted('I8', /without message \d+, which changed at/, (history) => {
    event(history).messages = []
  })
  expectPlanted('I8', /without message \d+, which changed at/, (history) => {
    history
      .find('applied', ({ via, messages, op }) => via === 'changes' && messages.length > 1 && op !== null)
      .messages.pop()
  })
})

test('[I8] an old look of a message that has changed', () => {
  expectPlanted('I8', /takes message \d+ as it was at/, (history) => {
    const late = history.find(
      'applied',
      ({ via, messages }) => via === 'page' && messages.some(({ version }) => version > 0),
    )
    const message = late.messages.find(({ version }) => version > 0)
    const old = history
      .of('applied')
      .flatMap(({ messages }) => messages)
      .find(({ id, rev }) => id === message?.id && rev < message.rev)
    if (message && old) Object.assign(message, structuredClone(old))
    else throw new Error('The message was never seen before it changed')
  })
})

test('[I8] a message ahead of the cursor', () => {
  expectPlanted('I8', /ahead of its cursor/, (history) => {
    const entry = history.find('applied', ({ via, messages }) => via === 'page' && messages.length > 0)
    entry.cursor = entry.before = (entry.messages.at(-1)?.rev ?? 0) - 1
  })
})

test('[I8] one look told in two ways', () => {
  expectPlanted('I8', /was told in two ways/, (history) => {
    for (const message of event(history, ({ messages }) => messages[0]?.clientId != null).messages)
      message.content += '!'
  })
})

test('[I8] a message of another chat', () => {
  expectPlanted('I8', /for one of chat/, (history) => {
    event(history).chat++
  })
})

test('[I8] a device that lacks a message, holds an old one, or one of the future', () => {
  const full = (history: Planting) =>
    history.of('state').flatMap((state) => state.chats.filter(({ messages }) => (messages?.length ?? 0) > 2))[0]
  expectPlanted('I8', /and lacks message/, (history) => {
    full(history)?.messages?.splice(1, 1)
  })
  expectPlanted('I8', /holds message \d+ of \d+, ahead of its cursor/, (history) => {
    for (const message of full(history)?.messages?.slice(-1) ?? []) message.rev += 100
  })
  expectPlanted('I8', /holds message \d+ as it was at/, (history) => {
    const changed = history
      .of('state')
      .slice(-8)
      .flatMap(({ chats }) => chats.flatMap(({ messages }) => messages ?? []))
      .find(({ rev, seq }) => rev > seq)
    if (!changed) throw new Error('Nothing has changed')
    changed.rev = changed.seq
  })
})
