import { expect, test } from 'vitest'
import { NO_POLL, pollFault, toRequest, withOption, withoutOption } from '#components/messages/poll-draft.ts'
import { LIMITS } from '#contracts/limits.ts'

const draft = (options: string[], question = 'Which?') => ({ ...NO_POLL, question, options })

test('[PL1] says what is wrong, the first thing first', () => {
  expect(pollFault(draft(['tea', 'coffee', '']))).toBeNull()
  expect(pollFault(draft(['tea', 'coffee'], ' '))).toBe('question')
  expect(pollFault(draft(['tea', 'coffee'], 'a'.repeat(LIMITS.messageMax + 1)))).toBe('questionLong')
  expect(pollFault(draft(['tea', ' ']))).toBe('few')
  expect(pollFault(draft(['tea', '', 'tea ']))).toEqual({ same: 2 })
  expect(pollFault(draft(['tea', '😀'.repeat(LIMITS.pollOptionMax)]))).toBeNull()
  expect(pollFault(draft(['tea', '😀'.repeat(LIMITS.pollOptionMax + 1)]))).toEqual({ long: 1 })
})

test('there is room for one more answer, up to as many as a poll may have', () => {
  let poll = NO_POLL
  for (let at = 0; at < LIMITS.pollOptionsMax; at++) poll = withOption(poll, at, `answer ${at}`)
  expect(poll.options).toHaveLength(LIMITS.pollOptionsMax)
  expect(toRequest(poll).options).toHaveLength(LIMITS.pollOptionsMax)
  expect(withoutOption(poll, 3).options.at(-1)).toBe('')
  expect(withOption(NO_POLL, 1, 'b').options).toEqual(['', 'b', ''])
  expect(withoutOption(draft(['a', '']), 0).options).toEqual(['', ''])
  expect(toRequest(draft([' a ', '', 'b'])).options).toEqual(['a', 'b'])
})
