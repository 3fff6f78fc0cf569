import { test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { expectPlanted } from '#proof/checker/testing/planting.ts'

test('[I14] a mark that falls on a device', () => {
  expectPlanted('I14', /^The mark of chat \d+ on .* fell/, (history) => {
    const entry = history.find('marks', ({ lastReadSeq }) => lastReadSeq > 0)
    history.add({ ...entry, lastReadSeq: 0 }, entry)
  })
})

test('[I14] a mark that falls between two answers', () => {
  expectPlanted('I14', /^The mark of user \d+ in chat \d+ was \d+, and later/, (history) => {
    const op = history.find('op', (each) => isCall(each, 'read') && (each.answer?.mark?.lastReadSeq ?? 0) > 1)
    const mark = op.answer?.mark
    if (!mark) throw new Error('No mark')
    const again = { mark: { ...mark, lastReadSeq: 0 } }
    history.add({
      ...op,
      id: history.newOp(),
      startedAt: (op.endedAt ?? 0) + 1,
      endedAt: (op.endedAt ?? 0) + 2,
      answer: again,
    })
  })
})

test('[I14] a stored mark below an acknowledged one', () => {
  expectPlanted('I14', /and is stored as 0/, (history) => {
    for (const row of history.of('stored_member')) row.lastReadSeq = 0
  })
})

test('[I14] a device with another mark than is stored', () => {
  expectPlanted('I14', /has the mark \d+ in chat \d+, stored is/, (history) => {
    const { at } = history.find('quiet')
    const state = history.find('state', (each) => each.at >= at && each.chats.some(({ role }) => role !== null))
    for (const chat of state.chats) if (chat.lastReadSeq !== null) chat.lastReadSeq++
  })
})

test('[I14] a count that leaves out what was marked unread', () => {
  expectPlanted('I14', /was told 0 unread/, (history) => {
    for (const { answer } of history.of('op')) if (answer?.mark?.unread.count === 0) answer.mark.unread.from = 1
  })
})

test('[I14] an unread count that is no recount', () => {
  expectPlanted('I14', /a recount gives/, (history) => {
    const op = history.find('op', (each) => isCall(each, 'read') && each.answer?.mark !== undefined)
    if (op.answer?.mark) op.answer.mark.unread.count += 500
  })
  expectPlanted('I14', /a recount gives/, (history) => {
    const op = history.find('op', (each) => each.answer?.chats?.some(({ membership }) => membership) ?? false)
    for (const { membership } of op.answer?.chats ?? []) if (membership) membership.unread.count += 500
  })
  expectPlanted('I14', /a recount gives/, (history) => {
    const { at } = history.find('quiet')
    const state = history.find('state', (each) => each.at >= at && each.chats.some(({ unread }) => unread !== null))
    for (const chat of state.chats) if (chat.unread !== null) chat.unread += 500
  })
})
