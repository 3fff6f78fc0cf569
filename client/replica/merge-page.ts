import type { Conversation } from '#client/messenger.ts'
import type { Replica } from '#client/replica/replica.ts'
import { emptyConversation, withChat, withConversation } from '#client/replica/replica.ts'
import { dropNewest, dropOldest, updateStretch } from '#client/replica/stretch.ts'
import { withUnread } from '#client/replica/unread.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'

/** Where a page belongs: it continues the stretch from `edge` (a `seq`), or takes its place. */
export type PagePlace = { kind: 'older' | 'newer'; edge: number } | { kind: 'replace' }

/**
 * Puts a page of history into its conversation. The cursor has reached the page's head; `since` are the messages of all
 * changes that were applied after the page was read, which the page may not know yet.
 * A page that no longer continues the stretch is left out.
 */
export function mergePage(replica: Replica, page: HistoryPage, place: PagePlace, since: readonly Message[]): Replica {
  const before = replica.conversations.get(page.chat_id) ?? emptyConversation(page.chat_id)
  const after = updateStretch(join(before, page, place), since)
  const next = withConversation(replica, after)
  const record = next.chats.get(page.chat_id)
  return record ? withChat(next, withUnread(next, record)) : next
}

function join(conversation: Conversation, page: HistoryPage, place: PagePlace): Conversation {
  const { messages } = conversation
  if (place.kind === 'older') {
    const rest = { ...conversation, loadingOlder: false }
    if (messages[0]?.seq !== place.edge) return rest
    const older = page.messages.filter((message) => message.seq < place.edge)
    return dropNewest({ ...rest, messages: [...older, ...messages], hasOlder: page.has_older })
  }
  if (place.kind === 'newer') {
    const rest = { ...conversation, loadingNewer: false }
    if (messages.at(-1)?.seq !== place.edge || !conversation.hasNewer) return rest
    const newer = page.messages.filter((message) => message.seq > place.edge)
    return dropOldest({ ...rest, messages: [...messages, ...newer], hasNewer: page.has_newer })
  }
  return {
    ...conversation,
    status: 'ready',
    messages: page.messages,
    hasOlder: page.has_older,
    hasNewer: page.has_newer,
    loadingOlder: false,
    loadingNewer: false,
  }
}
