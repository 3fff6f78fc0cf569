import { z } from 'zod'
import { id } from '#contracts/primitives.ts'

/** A person whom a text calls by `@username`; the name as it is written in the account. Rule MN1. */
export const mention = z.object({ user_id: id, username: z.string() }).meta({ id: 'Mention' })
export type Mention = z.infer<typeof mention>
