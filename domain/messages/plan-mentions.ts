import { callsAll } from '#contracts/mention-places.ts'
import { can, type Standing } from '#domain/chats/chat-policy.ts'

/** Whether a text calls everybody: it says so, its author has the right to, and the chat has more than two sides. Rule MN3. */
export function mayCallAll(text: string, standing: Standing): boolean {
  return standing.kind !== 'direct' && can(standing, 'mention_all') && callsAll(text)
}
