import { LIMITS } from '#contracts/limits.ts'
import type { Message } from '#contracts/messages.ts'
import type { Reply } from '#contracts/replies.ts'
import { beginning } from '#contracts/text.ts'

/** How a reply shows its original, as the server would say it of the original in this state. Rules RP2, RP4. */
export function replyTo(original: Message, quote: string | null): Reply {
  const deleted = original.deleted_at !== null
  return {
    seq: original.seq,
    rev: original.rev,
    user_id: original.user_id,
    display_name: original.display_name,
    text: beginning(original.content, LIMITS.replyTextMax),
    quote: deleted ? null : quote,
    deleted,
  }
}

/** A reply whose original has come in a later state shows that one; every other message is the same object again. Rule RP2. */
export function withOriginal(message: Message, bySeq: ReadonlyMap<number, Message>): Message {
  const { reply } = message
  const original = reply && bySeq.get(reply.seq)
  if (!original || original.rev <= reply.rev) return message
  return { ...message, reply: replyTo(original, reply.quote) }
}

/** The same for a list; the same list when nothing in it changes. */
export function withOriginals(messages: readonly Message[], news: readonly Message[]): readonly Message[] {
  if (news.length === 0 || !messages.some(({ reply }) => reply)) return messages
  const bySeq = new Map(news.map((message) => [message.seq, message]))
  const next = messages.map((message) => withOriginal(message, bySeq))
  return next.some((message, place) => message !== messages[place]) ? next : messages
}
