import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { counter } from '#contracts/primitives.ts'
import { replyRequest } from '#contracts/replies.ts'

const draftText = z
  .string()
  .max(LIMITS.draftMax, `A draft must have at most ${LIMITS.draftMax} characters`)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), 'A draft must be valid text without NUL')

/** A message of one's own that is being edited: which version the new text shall replace. */
export const draftEdit = z.object({ seq: counter.min(1), version: z.int().positive(), text: draftText })
export type DraftEdit = z.infer<typeof draftEdit>

/**
 * What somebody has begun to write in a chat. `text` is empty where nothing is; `reply` is what it will answer, `edit` a message that
 * is edited meanwhile. `rev` is the person's own counter at its last change, 0 where he never had one. Rules DF1, DF2.
 */
export const draft = z
  .object({
    text: z.string(),
    reply: z.object({ seq: counter, quote: z.string().nullable() }).nullable(),
    edit: z.object({ seq: counter, version: z.int(), text: z.string() }).nullable(),
    rev: counter,
  })
  .meta({ id: 'Draft' })
export type Draft = z.infer<typeof draft>
/** A draft without its number. */
export type DraftContent = Omit<Draft, 'rev'>

/**
 * A draft as a whole; what is left out is not there. `based_on` is the `rev` of the one that it continues: when another one stands there,
 * it is a conflict. Left out, it replaces whatever stands there. Rule DF3.
 */
export const draftRequest = z
  .object({
    text: draftText,
    reply: replyRequest.nullish(),
    edit: draftEdit.nullish(),
    based_on: counter.optional(),
  })
  .meta({ id: 'DraftRequest' })
export type DraftRequest = z.infer<typeof draftRequest>
