import type { ChatEntry } from '#client/messenger.ts'

/** The chat in which something new has come since `before`, other than the open one; of several the newest in the list. */
export function chatWithNews(
  before: ReadonlyMap<number, ChatEntry>,
  now: ReadonlyMap<number, ChatEntry>,
  order: readonly number[],
  openId: number | null,
): ChatEntry | null {
  for (const id of order) {
    const entry = now.get(id)
    const known = before.get(id)
    if (!entry || id === openId || entry === known) continue
    // What one has marked unread oneself is no news.
    const marked = known !== undefined && entry.unreadFrom !== known.unreadFrom
    if (!marked && entry.unread > (known?.unread ?? 0)) return entry
  }
  return null
}
