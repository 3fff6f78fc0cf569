import type { ChatEntry } from '#client/messenger.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { inOtherLayout } from '#components/chats/keyboard-layout.ts'
import { isMisspelt } from '#components/chats/misspelt.ts'
import { matchRank, wordsOf } from '#components/chats/text-match.ts'

/**
 * The person's chats whose name, or whose other person's username, answers the query: best first, of equal ones the unread, then
 * the newest. A query in the wrong keyboard layout counts less than a right one, and a misspelt one only where nothing answers
 * better. Rule CL16.
 */
export function findChats(
  order: readonly number[],
  chats: ReadonlyMap<number, ChatEntry>,
  query: string,
): readonly ChatEntry[] {
  const entries = order.flatMap((id) => chats.get(id) ?? [])
  const other = inOtherLayout(query)
  const found = ranked(entries, (text) => {
    const rank = matchRank(text, query)
    return rank > 0 ? rank + 2 : matchRank(text, other)
  })
  if (found.length > 0) return found
  return ranked(entries, (text) => {
    const words = wordsOf(text)
    if (isMisspelt(words, wordsOf(query))) return 2
    return isMisspelt(words, wordsOf(other)) ? 1 : 0
  })
}

function ranked(entries: readonly ChatEntry[], rankOf: (text: string) => number): ChatEntry[] {
  return entries
    .map((entry) => ({ entry, rank: rankOf(`${chatTitle(entry.chat)} ${entry.chat.peer?.username ?? ''}`) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || isUnread(b.entry) - isUnread(a.entry))
    .map(({ entry }) => entry)
}

function isUnread({ unread, unreadFrom }: ChatEntry): number {
  return unread > 0 || unreadFrom !== null ? 1 : 0
}
