import { applyChat } from '#client/replica/apply-chat.ts'
import { moveMemberMark } from '#client/replica/read-marks.ts'
import type { FlagWish, Replica } from '#client/replica/replica.ts'
import { emptyConversation, withChat, withConversation, withoutChat } from '#client/replica/replica.ts'
import { rebase, withUnread } from '#client/replica/unread.ts'
import { settleFlag } from '#client/replica/unread-flag.ts'
import type { Membership, ReadAnswer } from '#contracts/chats.ts'
import type { UserChange } from '#contracts/sync.ts'

type ReadState = Omit<ReadAnswer, 'user_rev'>

/** Applies one step of the person's own counter; the caller keeps their order and moves the cursor. */
export function applyUserChange(replica: Replica, change: UserChange): Replica {
  switch (change.type) {
    case 'chat':
      return applyChat(replica, change.chat, true)
    case 'chat_removed':
      return removeChat(replica, change.chat_id)
    case 'read':
      return applyReadState(replica, change)
    case 'draft':
      return applyToMembership(replica, change.chat_id, { draft: change.draft })
    case 'votes':
      return applyToMembership(replica, change.chat_id, { votes: change.votes })
    case 'me':
      return { ...replica, me: change.me }
  }
}

function applyToMembership(replica: Replica, chatId: number, news: Partial<Membership>): Replica {
  const record = replica.chats.get(chatId)
  if (!record?.chat.membership) return replica
  return withChat(replica, { ...record, chat: { ...record.chat, membership: { ...record.chat.membership, ...news } } })
}

/** A chat that is no longer the person's; a conversation on screen says that it is gone. */
export function removeChat(replica: Replica, chatId: number): Replica {
  const shown = replica.conversations.has(chatId)
  const next = withoutChat(replica, chatId)
  return shown ? withConversation(next, { ...emptyConversation(chatId), status: 'missing' }) : next
}

/** The server's word on the person's read mark and unread flag, as an answer or from another device. */
export function applyReadState(replica: Replica, state: ReadState): Replica {
  const record = replica.chats.get(state.chat_id)
  if (!record) return replica
  const { last_read_seq: mark, unread_from: from, unread, rev } = state
  const next = withChat(replica, withUnread(replica, rebase(record, { ...unread, mark, from, rev })))
  return moveMemberMark(next, state.chat_id, replica.me.id, mark)
}

/** An answer to what one has told: a wish that was told is over, whatever became of it. */
export function applyReadAnswer(replica: Replica, answer: ReadState, told: FlagWish | null): Replica {
  const next = applyReadState(replica, answer)
  const record = next.chats.get(answer.chat_id)
  if (!record || !told || record.wish !== told) return next
  return withChat(next, withUnread(next, settleFlag(record, null)))
}
