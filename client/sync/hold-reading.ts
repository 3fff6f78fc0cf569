import type { Input } from '#client/sync/engine-protocol.ts'
import type { Engine } from '#client/sync/engine-state.ts'

/** What was known of the unread flag of the chat on screen; `from` is undefined when the chat itself was not known. */
interface FlagInView {
  knew: boolean
  from: number | null | undefined
}

export function lookAtFlag({ everSynced, open, replica }: Engine): FlagInView {
  return { knew: everSynced, from: open === null ? undefined : replica.chats.get(open)?.unreadFrom }
}

/**
 * A chat that is marked unread while it is on screen, here or on another device, is not read again by merely staying there.
 * A flag that one learns of by opening the chat, or by the first answer after the page was loaded, was there before. Rule BC29.
 */
export function holdReading(engine: Engine, input: Input, before: FlagInView): void {
  const now = lookAtFlag(engine).from
  if (now === undefined || now === null || before.from === undefined || now === before.from) return
  if (input.type === 'marked_unread' || (before.knew && input.type !== 'opened')) engine.held = engine.open
}

/** The person has said by a deed that he goes on reading. */
export function releaseReading(engine: Engine, chatId: number): void {
  if (engine.held === chatId) engine.held = null
}

export function isHeld({ held, replica }: Engine, chatId: number): boolean {
  return held === chatId && replica.chats.get(chatId)?.unreadFrom !== null
}
