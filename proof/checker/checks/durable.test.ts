import { test } from 'vitest'
import { isCall, type SendOp } from '#proof/checker/index/intents.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { EntryOf } from '#proof/history/entry.ts'

const isSend = (op: EntryOf<'op'>): op is SendOp => isCall(op, 'send')

/** An acknowledged send with a key, and its row. */
function acknowledged(history: Planting): { op: SendOp; row: EntryOf<'stored_message'> } {
  const op = history.find(
    'op',
    (each) => isSend(each) && each.outcome === 'ok' && each.call.clientId !== null,
  ) as SendOp
  return { op, row: rowOf(history, op) }
}

const rowOf = (history: Planting, op: SendOp) =>
  history.find('stored_message', (row) => row.author === op.user && row.clientId === op.call.clientId)

/** A send with an unknown try that is stored; with or without an *ok* one. */
function doubtful(history: Planting, retried: boolean): { op: SendOp; row: EntryOf<'stored_message'> } {
  const sends = history.of('op').filter(isSend)
  const sure = new Set(sends.filter((op) => op.outcome === 'ok').map((op) => op.call.clientId))
  const keys = new Set(history.of('stored_message').map((row) => row.clientId))
  const op = sends.find(
    ({ outcome, call }) =>
      outcome === 'unknown' && call.clientId && sure.has(call.clientId) === retried && keys.has(call.clientId),
  )
  if (!op) throw new Error('No send is in doubt')
  return { op, row: rowOf(history, op) }
}

/** Stores a row once more, as a step of its own. */
function storeTwice(history: Planting, row: EntryOf<'stored_message'>): void {
  const chat = history.find('stored_chat', (each) => each.chat === row.chat)
  chat.head++
  history.add({ ...row, id: history.newMessage(), seq: chat.head, rev: chat.head })
}

test('[I1] an acknowledged message that is not stored', () => {
  expectPlanted('I1', /was acknowledged, and is not stored/, (history) => history.drop(acknowledged(history).row))
})

test('[I1] an acknowledged message that is stored twice', () => {
  expectPlanted('I1', /is stored 2 times/, (history) => storeTwice(history, acknowledged(history).row))
})

test('[I1] another text, another seq, another chat than was acknowledged', () => {
  expectPlanted('I1', /is stored as “something else”/, (history) => {
    const row = history.find('stored_message', (each) => each.clientId !== null && each.version === 0)
    row.content = 'something else'
  })
  expectPlanted('I1', /was acknowledged as message .* with seq/, (history) => {
    acknowledged(history).row.seq++
  })
  expectPlanted('I1', /stored in another chat/, (history) => {
    acknowledged(history).row.chat++
  })
})

test('[I1] one send without a key that is stored twice', () => {
  expectPlanted('I1', /1 sends without a key are stored 2 times/, (history) => {
    const row = history.find('stored_message', (each) => !each.clientId && !each.system && each.version === 0)
    storeTwice(history, row)
  })
})

test('[I4] an unknown send that is stored twice', () => {
  expectPlanted('I4', /unknown outcome is stored 2 times/, (history) =>
    storeTwice(history, doubtful(history, false).row),
  )
})

test('[I4] an unknown send whose retry was ok, and that is not stored, or twice', () => {
  expectPlanted('I4', /whose retry was ok is stored 0 times/, (history) => history.drop(doubtful(history, true).row))
  expectPlanted('I4', /whose retry was ok is stored 2 times/, (history) =>
    storeTwice(history, doubtful(history, true).row),
  )
})

test('[I4] one unknown send without a key that is stored twice', () => {
  expectPlanted('I4', /1 sends without a key are stored [23] times/, (history) => {
    const op = history.find('op', (each) => isSend(each) && each.outcome === 'unknown' && each.call.clientId === null)
    const chat = history.find('stored_chat', (each) => isSend(op) && each.chat === op.call.chat)
    for (let twice = 0; twice < 2 && isSend(op); twice++) {
      const seq = ++chat.head
      const row = { chat: chat.chat, seq, rev: seq, author: op.user, clientId: null, content: op.call.content }
      history.add({ type: 'stored_message', id: history.newMessage(), ...row })
    }
  })
})
