import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { counter, id, timestamp } from '#contracts/primitives.ts'
import { codePoints, isBlank } from '#contracts/text.ts'

/** One answer that can be chosen, kept as it was sent. Rule PL1. */
const optionText = z
  .string()
  .refine((text) => !isBlank(text), 'An answer cannot be empty')
  .refine(
    (text) => codePoints(text.trim()) <= LIMITS.pollOptionMax && codePoints(text) <= 2 * LIMITS.pollOptionMax,
    `An answer must have at most ${LIMITS.pollOptionMax} characters`,
  )
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'An answer must be valid text without NUL')

/** What makes a message a poll; its question is the message's text. Rule PL1. */
export const pollRequest = z
  .object({
    options: z
      .array(optionText)
      .min(LIMITS.pollOptionsMin, `A poll needs at least ${LIMITS.pollOptionsMin} answers`)
      .max(LIMITS.pollOptionsMax, `A poll has at most ${LIMITS.pollOptionsMax} answers`)
      .refine(
        (texts) => new Set(texts.map((text) => text.trim())).size === texts.length,
        'The answers of a poll must differ',
      ),
    multiple: z.boolean().optional().meta({ description: 'One may choose several answers' }),
    anonymous: z.boolean().optional().meta({ description: 'Nobody learns who chose what' }),
  })
  .meta({ id: 'PollRequest' })
export type PollRequest = z.infer<typeof pollRequest>

/**
 * A poll as it stands. `people` have chosen an answer, in the order in which they came; of an anonymous one nobody is named and `votes`
 * alone counts. `voters` have chosen at least one. `closed_at` is null while one can vote. Rules PL2, PL3.
 */
export const poll = z
  .object({
    options: z.array(z.object({ text: z.string(), votes: z.int().nonnegative(), people: z.array(id) })),
    multiple: z.boolean(),
    anonymous: z.boolean(),
    voters: z.int().nonnegative(),
    closed_at: timestamp.nullable(),
  })
  .meta({ id: 'Poll' })
export type Poll = z.infer<typeof poll>

/** Which answers somebody chooses, by their places from 0 on, instead of what he chose before; none takes his vote back. Rule PL2. */
export const voteRequest = z
  .object({
    options: z
      .array(
        z
          .int()
          .nonnegative()
          .max(LIMITS.pollOptionsMax - 1),
      )
      .max(LIMITS.pollOptionsMax)
      .refine((options) => new Set(options).size === options.length, 'Each answer can be chosen once'),
  })
  .meta({ id: 'VoteRequest' })
export type VoteRequest = z.infer<typeof voteRequest>

/** What somebody has chosen in the anonymous polls of a chat, by their `seq`; `rev` is his own counter at the last change. Rule PL3. */
export const ownVotes = z
  .object({ polls: z.array(z.object({ seq: counter, options: z.array(z.int().nonnegative()) })), rev: counter })
  .meta({ id: 'OwnVotes' })
export type OwnVotes = z.infer<typeof ownVotes>
