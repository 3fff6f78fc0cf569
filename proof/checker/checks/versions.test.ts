import { test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { eachMessage } from '#proof/checker/index/sightings.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf, HistoryEntry } from '#proof/history/entry.ts'

/** A deletion that was acknowledged, and the entries that fit and tell of its message after it. */
function deleted(history: Planting, fits: (entry: HistoryEntry, at: number) => boolean) {
  for (const op of history.of('op')) {
    if (!isCall(op, 'delete') || op.outcome !== 'ok') continue
    const id = op.call.message
    const later = history.entries.find((entry) => {
      let tells = false
      eachMessage(entry, (message) => {
        tells ||= message.id === id
      })
      return tells && fits(entry, op.endedAt ?? 0)
    })
    if (later) return { id, later }
  }
  throw new Error('No deletion that anybody was told of later')
}

function tell(
  entry: HistoryEntry,
  id: number,
  what: Partial<{ content: string; deleted: boolean; rev: number }>,
): void {
  eachMessage(entry, (message) => {
    if (message.id === id) Object.assign(message, what)
  })
}

const isLaterAnswer = (entry: HistoryEntry, at: number) => entry.type === 'op' && entry.startedAt > at

test('[I12] a version that falls', () => {
  expectPlanted('I12', /^The version of message \d+ fell/, (history) => {
    const row = history.find('stored_message', (each) => each.version > 0)
    Object.assign(row, { version: 0, rev: row.rev + 1 })
  })
})

test('[I12] a deleted message that is back', () => {
  expectPlanted('I12', /was deleted, and is back/, (history) => {
    const row = history.find('stored_message', (each) => each.deleted)
    row.deleted = false
    row.rev = history.find('stored_chat', ({ chat }) => chat === row.chat).head + 1
  })
})

test('[I12] the text of a deleted message in a later answer', () => {
  expectPlanted('I12', /its text is told later/, (history) => {
    const { id, later } = deleted(history, isLaterAnswer)
    tell(later, id, { content: 'what was deleted' })
  })
  expectPlanted('I12', /its text is told later/, (history) => {
    const { id, later } = deleted(history, isLaterAnswer)
    tell(later, id, { content: 'what was deleted', deleted: false, rev: 1 })
  })
})

test('[I12] the text of a deleted message in the event of its deletion, and in a fresh fetch', () => {
  expectPlanted('I12', /its text is told later/, (history) => {
    const isEvent = (entry: HistoryEntry) =>
      entry.type === 'applied' && entry.via === 'event' && entry.messages.some((message) => message.deleted)
    const { id, later } = deleted(history, isEvent)
    tell(later, id, { content: 'what was deleted' })
  })
  expectPlanted('I12', /its text is told later/, (history) => {
    const { id, later } = deleted(history, (entry) => entry.type === 'fresh')
    tell(later as EntryOf<'fresh'>, id, { content: 'what was deleted', deleted: false, rev: 1 })
  })
})
