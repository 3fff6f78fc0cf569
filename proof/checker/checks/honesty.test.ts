import { test } from 'vitest'
import { isCall, type Op } from '#proof/checker/index/intents.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'

const done = (history: Planting, kind: Op['call']['kind'], fits: (op: Op) => boolean = () => true) =>
  history.find('op', (op) => op.call.kind === kind && op.outcome === 'ok' && fits(op))

const refused = (code: string, status: number) => ({ outcome: 'fail', code, status, answer: null }) as const

test('[I22] a send that succeeded, and has no row', () => {
  expectPlanted('I22', /send of .* succeeded, and there is no row of it/, (history) => {
    const op = done(history, 'send')
    history.drop(history.find('stored_message', (row) => row.id === op.answer?.message?.id))
  })
})

test('[I22] an edit, a deletion, a mark, a chat and a sign-out that succeeded, and are not in the rows', () => {
  const rowOf = (history: Planting, op: Op) =>
    history.find('stored_message', (row) => row.id === ('message' in op.call ? op.call.message : 0))
  expectPlanted('I22', /edit of .* the row has rev 0/, (history) => {
    Object.assign(rowOf(history, done(history, 'edit')), { rev: 0, version: 0 })
  })
  expectPlanted('I22', /delete of .* the row is not deleted/, (history) => {
    rowOf(history, done(history, 'delete')).deleted = false
  })
  expectPlanted('I22', /react of .* there is no row of the message/, (history) => {
    history.drop(rowOf(history, done(history, 'react')))
  })
  expectPlanted('I22', /read of .* the row has the mark 0/, (history) => {
    for (const row of history.of('stored_member')) row.lastReadSeq = 0
  })
  expectPlanted('I22', /create_chat of .* there is no chat/, (history) => {
    const made = done(history, 'create_chat').answer?.chats?.[0]?.chat
    history.drop(history.find('stored_chat', ({ chat }) => chat === made))
  })
  expectPlanted('I22', /(sign_out|revoke) of .* the session lives on/, (history) => {
    for (const row of history.of('stored_session')) row.ended = false
  })
  expectPlanted('I22', /told of step \d+, where the head is/, (history) => {
    const op = done(history, 'set_role')
    if (op.answer) op.answer.rev = 9999
  })
})

test('[I22] a call that takes longer than 5 s, and one that never ends', () => {
  expectPlanted('I22', /ended after 5001 ms/, (history) => {
    const op = quietCall(history)
    op.endedAt = op.startedAt + 5001
  })
  expectPlanted('I22', /has not ended/, (history) => {
    const op = quietCall(history)
    Object.assign(op, { startedAt: 1, endedAt: null, outcome: 'unknown', answer: null })
  })
  /** A call of a device whose network never failed. */
  function quietCall(history: Planting): Op {
    const failed = new Set(history.of('fault').flatMap(({ clients }) => clients ?? []))
    return history.find('op', (op) => isCall(op, 'read') && !failed.has(op.client))
  }
})

test('[I22] an answer that does not say retry', () => {
  expectPlanted('I22', /was answered 500 internal, which does not say retry/, (history) => {
    Object.assign(
      history.find('op', ({ outcome }) => outcome === 'unknown'),
      { status: 500, code: 'internal' },
    )
  })
  expectPlanted('I22', /was refused for good with 503/, (history) => {
    Object.assign(done(history, 'read'), refused('unavailable', 503))
  })
})

test('[I22] a refusal that is not true', () => {
  expectPlanted('I22', /is over, which nobody has ended/, (history) => {
    const over = new Set(history.of('standing').map((each) => ('session' in each ? each.session : '')))
    const op = done(history, 'read', ({ session }) => !over.has(session ?? ''))
    Object.assign(op, refused('invalid_token', 401))
  })
  expectPlanted('I22', /does not exist, though its user is a member/, (history) => {
    const left = history.of('standing').map((each) => (each.change === 'removed' ? `${each.user} ${each.chat}` : ''))
    const stays = (op: Op) => 'chat' in op.call && !left.includes(`${op.user} ${op.call.chat}`)
    const op = done(history, 'read', (each) => stays(each) && each.startedAt > 1000)
    Object.assign(op, refused('not_found', 404))
  })
})
