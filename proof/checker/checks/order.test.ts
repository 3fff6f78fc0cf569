import { test } from 'vitest'
import { isCall, type SendOp } from '#proof/checker/index/intents.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'

/** Two acknowledged sends of one chat, sent with a place, the second begun after the first was answered. */
function inARow(history: Planting, sameDevice: boolean): [SendOp, SendOp] {
  const sends = history.of('op').filter((op): op is SendOp => isCall(op, 'send') && op.outcome === 'ok')
  const simple = sends.filter((op) => op.attempt === 1 && op.call.place !== null)
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
