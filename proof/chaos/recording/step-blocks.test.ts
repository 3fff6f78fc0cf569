import { expect, test } from 'vitest'
import { message } from '#client/testing/rows.ts'
import { StepBlocks } from '#proof/chaos/recording/step-blocks.ts'

const EPOCH = '00000000-0000-4000-8000-000000000001'

function steps(after: number, upto: number) {
  const revs = Array.from({ length: upto - after }, (_, at) => after + 1 + at)
  const changes = revs.map((rev) => ({ rev, message: message(rev), members: [] }))
  return { chat_id: 7, epoch: EPOCH, after, upto, changes }
}

/** What a device was told: events at 1 and 2, an answer at 3. */
function told(...blocks: [kind: 'event' | 'changes', after: number, upto: number][]): StepBlocks {
  const all = new StepBlocks()
  for (const [at, [kind, after, upto]] of blocks.entries()) {
    if (kind === 'event') all.learn({ type: 'chat_changes', event: steps(after, upto) }, { at, op: null })
    else {
      const answer = { kind: 'changes' as const, ...steps(after, upto), head: upto }
      all.learn({ type: 'changes_answered', chatId: 7, answer }, { at, op: 9 })
    }
  }
  return all
}

const way = (blocks: StepBlocks, from: number, to: number) =>
  blocks.way(7, from, to).map((block) => block && [block.via, block.after, block.upto, block.changes.length])

test('an event that follows is the way', () => {
  expect(way(told(['event', 4, 6]), 4, 6)).toEqual([['event', 4, 6, 2]])
})

test('an event that was held, after the answer that fills the gap before it', () => {
  expect(way(told(['event', 6, 7], ['changes', 4, 6]), 4, 7)).toEqual([
    ['changes', 4, 6, 2],
    ['event', 6, 7, 1],
  ])
})

test('of a block that begins before the cursor only the rest counts', () => {
  expect(way(told(['changes', 1, 6]), 4, 6)).toEqual([['changes', 4, 6, 2]])
})

test('where nothing was told the way is not covered, and what was passed is forgotten', () => {
  const blocks = told(['event', 4, 5])
  expect(way(blocks, 3, 5)).toEqual([null])
  expect(way(blocks, 4, 5)).toEqual([null])
})
