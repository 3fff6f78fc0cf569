import { z } from 'zod'
import { id } from '#contracts/primitives.ts'

/** One emoji and nothing else, such as `👍🏽` or a flag, as Unicode recommends it for interchange. */
const ONE_EMOJI = /^\p{RGI_Emoji}$/v

/** What one reacts with. Rule RX1. */
export const emoji = z.string().regex(ONE_EMOJI, 'Must be one emoji')

/** Everybody who has reacted to a message with one emoji, in the order in which they came. Rule RX5. */
export const reaction = z.object({ emoji: z.string(), people: z.array(id) }).meta({ id: 'Reaction' })
export type Reaction = z.infer<typeof reaction>
