import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { counter, id } from '#contracts/primitives.ts'
import { codePoints, isBlank } from '#contracts/text.ts'

/** What a message answers: the place of the original in the same chat and, when only a part of its text is meant, that part. Rules RP1, RP3. */
export const replyRequest = z
  .object({
    seq: counter.min(1),
    quote: z
      .string()
      .refine((text) => !isBlank(text), 'Quote cannot be empty')
      .refine((text) => codePoints(text) <= LIMITS.quoteMax, `Quote must have at most ${LIMITS.quoteMax} characters`)
      .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'Quote must be valid text without NUL')
      .nullish(),
  })
  .meta({ id: 'ReplyRequest' })
export type ReplyRequest = z.infer<typeof replyRequest>

/**
 * The original as it is now, which is what `rev` says: whoever hears of a later step of it brings this up to date. `text` is how
 * the original begins; nothing is left of it, nor of the quote, once that is `deleted`. Rules RP2 to RP4.
 */
export const reply = z
  .object({
    seq: counter,
    rev: counter,
    user_id: id,
    display_name: z.string(),
    text: z.string().meta({ description: `The first ${LIMITS.replyTextMax} characters of the original` }),
    quote: z.string().nullable(),
    deleted: z.boolean(),
  })
  .meta({ id: 'Reply' })
export type Reply = z.infer<typeof reply>

/** A message that is passed on, wherever the sender reads it. Rule FW1. */
export const forwardRequest = z.object({ chat_id: id, seq: counter.min(1) }).meta({ id: 'ForwardRequest' })
export type ForwardRequest = z.infer<typeof forwardRequest>

/** Who wrote what was passed on. Rule FW2. */
export const forwardedFrom = z.object({ user_id: id, display_name: z.string() }).meta({ id: 'ForwardedFrom' })
export type ForwardedFrom = z.infer<typeof forwardedFrom>
