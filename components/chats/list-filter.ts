import type { ChatEntry } from '#client/messenger.ts'
import { isUnread } from '#client/replica/unread-flag.ts'

export const LIST_FILTERS = ['all', 'unread', 'direct', 'groups'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

/**
 * The ids that a filter lets through, in their order. `keepId` stays among the unread ones after it has been read,
 * so that the row a person has just opened does not vanish from under the pointer.
 */
export function filterChats(
  order: readonly number[],
  chats: ReadonlyMap<number, ChatEntry>,
  filter: ListFilter,
  keepId: number | null = null,
): readonly number[] {
  if (filter === 'all') return order
  return order.filter((id) => {
    const entry = chats.get(id)
    if (!entry) return false
    if (filter === 'unread') return isUnread(entry) || id === keepId
    return (entry.chat.kind === 'direct') === (filter === 'direct')
  })
}

/** How many chats have something new or are marked unread, and how many messages that is. */
export function unreadTotals(chats: ReadonlyMap<number, ChatEntry>): { chats: number; messages: number } {
  let unreadChats = 0
  let messages = 0
  for (const entry of chats.values()) {
    if (isUnread(entry)) unreadChats++
    messages += entry.unread
  }
  return { chats: unreadChats, messages }
}

/** The chat `step` rows away from the open one; with `unreadOnly` the next one that has something new. Null at the end. */
export function neighbourChat(
  order: readonly number[],
  chats: ReadonlyMap<number, ChatEntry>,
  openId: number | null,
  step: 1 | -1,
  unreadOnly: boolean,
): number | null {
  const at = openId === null ? -1 : order.indexOf(openId)
  const start = at === -1 ? (step === 1 ? 0 : order.length - 1) : at + step
  for (let index = start; index >= 0 && index < order.length; index += step) {
    const id = order[index]
    const entry = id === undefined ? undefined : chats.get(id)
    if (id !== undefined && (!unreadOnly || (entry && isUnread(entry)))) return id
  }
  return null
}
