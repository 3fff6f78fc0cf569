import { expect, test } from 'vitest'
import { isCall, type SendOp } from '#proof/checker/index/intents.ts'
import { expectPlanted, judgeChanged, type Planting } from '#proof/checker/testing/planting.ts'

/** Two acknowledged sends of one chat, sent with a place, the second begun after the first was answered. */
function inARow(history: Planting, sameDevice: boolean): [SendOp, SendOp] {
  const sends = history.of('op').filter((op): op is SendOp => isCall(op, 'send') && op.outcome === 'ok')
  const triesOf = ({ call }: SendOp) =>
    history.of('op').filter((op) => isCall(op, 'send') && op.call.clientId === call.clientId)
  const simple = sends.filter((op) => op.call.place !== null && triesOf(op).length === 1)
  for (const first of simple) {
    const second = simple.find(
      (op) =>
        op.call.chat === first.call.chat &&
        op.startedAt > (first.endedAt ?? 0) &&
        (op.client === first.client) === sameDevice,
    )
    if (second) return [first, second]
  }
  throw new Error('No two sends in a row')
}

test('[I6] a later send gets an earlier number', () => {
  expectPlanted('I6', /was first tried after seq \d+ had been acknowledged/, (history) => {
    const [first, second] = inARow(history, false).map((op) => op.answer?.message)
    if (first && second) [first.seq, second.seq] = [second.seq, first.seq]
  })
})

test('[I7] a queue is stored in another order', () => {
  expectPlanted('I7', /place \d+ of the queue of chat \d+ got seq/, (history) => {
    const [first, second] = inARow(history, true)
    const placeOf = ({ call }: SendOp) => call.place
    const places = [placeOf(first), placeOf(second)] as const
    for (const op of history.of('op')) {
      if (!isCall(op, 'send')) continue
      if (op.call.clientId === first.call.clientId) op.call.place = places[1]
      if (op.call.clientId === second.call.clientId) op.call.place = places[0]
    }
  })
})

/** The first of two sends was never answered, and came after the second. */
function firstCameLate(history: Planting): [SendOp, SendOp] {
  const [first, second] = inARow(history, true)
  const rowOf = ({ user, call }: SendOp) =>
    history.find('stored_message', ({ author, clientId }) => author === user && clientId === call.clientId)
  const [firstRow, secondRow] = [rowOf(first), rowOf(second)]
  Object.assign(first, { outcome: 'unknown', code: 'disconnected', answer: null })
  ;[firstRow.seq, secondRow.seq] = [secondRow.seq, firstRow.seq]
  if (second.answer?.message) second.answer.message.seq = secondRow.seq
  return [first, second]
}

test('[I7] what a device left on the way when it forgot its queue may come late, and nothing else', () => {
  const told = (change: (history: Planting) => void) =>
    judgeChanged(change)
      .violations.filter(({ invariant }) => invariant === 'I7')
      .map(({ sentence }) => sentence)
  const late = told((history) => void firstCameLate(history))
  expect(late).toEqual([expect.stringMatching(/place \d+ of the queue/)])
  const forgetting = (when: (first: SendOp, second: SendOp) => number, chat: number | null) =>
    told((history) => {
      const [first, second] = firstCameLate(history)
      history.add({ type: 'forgot', at: when(first, second), client: first.client, chat })
    })
  expect(forgetting((first) => first.startedAt, null)).toEqual([])
  expect(forgetting((first) => first.startedAt, 1)).toEqual(late)
  expect(forgetting((first) => first.startedAt - 1, null)).toEqual(late)
  expect(forgetting((_, second) => second.startedAt + 1, null)).toEqual(late)
})
