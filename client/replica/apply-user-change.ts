import { applyChat } from '#client/replica/apply-chat.ts'
import type { Replica } from '#client/replica/replica.ts'
import { emptyConversation, withChat, withConversation, withoutChat } from '#client/replica/replica.ts'
import { rebase, withUnread } from '#client/replica/unread.ts'
import type { Unread } from '#contracts/chats.ts'
import type { UserChange } from '#contracts/sync.ts'

/** Applies one step of the person's own counter; the caller keeps their order and moves the cursor. */
export function applyUserChange(replica: Replica, change: UserChange): Replica {
  switch (change.type) {
    case 'chat':
      return applyChat(replica, change.chat, true)
    case 'chat_removed':
      return removeChat(replica, change.chat_id)
    case 'read':
      return applyReadAnswer(replica, change.chat_id, change.last_read_seq, change.unread)
    case 'me':
      return { ...replica, me: change.me }
  }
}

/** A chat that is no longer the person's; a conversation on screen says that it is gone. */
export function removeChat(replica: Replica, chatId: number): Replica {
  const shown = replica.conversations.has(chatId)
  const next = withoutChat(replica, chatId)
  return shown ? withConversation(next, { ...emptyConversation(chatId), status: 'missing' }) : next
}

/** The server's word on the person's read mark, as an answer or from another device. */
export function applyReadAnswer(replica: Replica, chatId: number, mark: number, unread: Unread): Replica {
  const record = replica.chats.get(chatId)
  if (!record) return replica
  return withChat(replica, withUnread(replica, rebase(record, { count: unread.count, at: unread.at, mark })))
}
