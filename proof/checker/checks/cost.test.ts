import { test } from 'vitest'
import { expectPlanted } from '#proof/checker/testing/planting.ts'

test('[I18] too many requests for what was missed', () => {
  expectPlanted('I18', /took \d+ requests to catch up on/, (history) => {
    const entry = history.find('caught_up')
    const op = history.find('op', ({ call, outcome }) => call.kind === 'sync' && outcome === 'ok')
    for (let more = 0; more < 8; more++) {
      const id = history.newOp()
      history.add({ ...op, id, answer: { chats: [] } })
      entry.ops.push(id)
    }
  })
})

test('[I18] a chat that is reset again and again', () => {
  expectPlanted('I18', /took \d+ requests to catch up on/, (history) => {
    const entry = history.find('caught_up')
    const op = history.find('op', ({ answer }) => answer?.reset === true)
    for (let more = 0; more < 8; more++) {
      const id = history.newOp()
      history.add({ ...op, id })
      entry.ops.push(id)
    }
  })
})
