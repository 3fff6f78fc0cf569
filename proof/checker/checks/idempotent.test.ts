import { test } from 'vitest'
import { isCall } from '#proof/checker/index/intents.ts'
import { expectPlanted } from '#proof/checker/testing/planting.ts'

test('[I2] a repeat that is answered with another message', () => {
  expectPlanted('I2', /One send was acknowledged as message \d+ and as message \d+/, (history) => {
    const answered = history.of('op').filter((op) => isCall(op, 'send') && op.outcome === 'ok')
    const ids = answered.map((op) => op.answer?.message?.id)
    const again = answered.find((_, at) => ids.indexOf(ids[at]) < at)
    if (again?.answer?.message) again.answer.message.id = 9999
  })
})
