import type { ChatEntry } from '#client/messenger.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { matchRank } from '#components/chats/text-match.ts'

/** The person's chats whose name, or whose other person's username, answers the query: best first, then newest. */
export function findChats(
  order: readonly number[],
  chats: ReadonlyMap<number, ChatEntry>,
  query: string,
): readonly ChatEntry[] {
  const best: ChatEntry[] = []
  const good: ChatEntry[] = []
  for (const id of order) {
    const entry = chats.get(id)
    if (!entry) continue
    const rank = matchRank(`${chatTitle(entry.chat)} ${entry.chat.peer?.username ?? ''}`, query)
    if (rank === 2) best.push(entry)
    else if (rank === 1) good.push(entry)
  }
  return [...best, ...good]
}
