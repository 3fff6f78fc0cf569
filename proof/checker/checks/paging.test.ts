import { expect, test } from 'vitest'
import { isCall, type Op } from '#proof/checker/index/intents.ts'
import { expectPlanted, judgeChanged, type Planting } from '#proof/checker/testing/planting.ts'

/** The first two pages of a walk. */
function pages(history: Planting): [Op, Op] {
  const walked = history.of('op').filter((op) => isCall(op, 'fetch_history') && op.call.walk && op.outcome === 'ok')
  for (const first of walked) {
    const second = walked.find((op) => op !== first && walkOf(op) === walkOf(first))
    if (second) return [first, second]
  }
  throw new Error('Nobody walked over two pages')
}

const walkOf = (op: Op) => (isCall(op, 'fetch_history') ? op.call.walk : null)

test('[I19] a message that is met twice', () => {
  expectPlanted('I19', /met message \d+ twice/, (history) => {
    const [first, second] = pages(history)
    const message = first.answer?.page?.messages[0]
    if (message) second.answer?.page?.messages.push(message)
  })
})

test('[I19] a message that is passed by, in the middle and at the end', () => {
  expectPlanted('I19', /and did not meet it/, (history) => void pages(history)[0].answer?.page?.messages.splice(1, 1))
  expectPlanted('I19', /and did not meet it/, (history) => void pages(history)[0].answer?.page?.messages.pop())
})

test('[I19] a page in another order', () => {
  expectPlanted('I19', /stands after/, (history) => void pages(history)[0].answer?.page?.messages.reverse())
})

test('[I19] the REST API leaves out system lines, the socket does not', () => {
  const leaveOut = (transport: Op['transport']) => (history: Planting) => {
    for (const op of history.of('op')) {
      const page = walkOf(op) === null ? undefined : op.answer?.page
      if (!page) continue
      op.transport = transport
      page.messages = page.messages.filter(({ system }) => system === null)
    }
  }
  expect(judgeChanged(leaveOut('rest')).violations).toEqual([])
  expectPlanted('I19', /and did not meet it/, leaveOut('socket'))
})
