import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import { emptyConversation, emptyReplica } from '#client/replica/replica.ts'
import { moveMark, rebase, withUnread } from '#client/replica/unread.ts'
import { settleFlag } from '#client/replica/unread-flag.ts'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Me } from '#contracts/users.ts'

/** Messages of one chat that are kept at most: the newest ones. */
export const KEPT_MESSAGES = 200

export interface StoredCursor {
  epoch: string
  userRev: number
}

/** `chat.head` is its version; the cursor follows from whether messages are kept. */
export type StoredChat = Omit<ChatRecord, 'typing' | 'rev' | 'unread' | 'mentions' | 'unreadFrom'>

/** The newest stretch of a chat as it was at `rev`. */
export interface StoredConversation {
  chatId: number
  rev: number
  messages: readonly Message[]
  hasOlder: boolean
  /** When it was last on screen, ms since the epoch of the local clock. */
  openedAt: number
}

export function toStoredChat(record: ChatRecord): StoredChat {
  const { typing: _, rev: __, unread: ___, mentions: ____, unreadFrom: _____, ...kept } = record
  return kept
}

/** The conversation as it is kept; undefined while the newest messages are not among those in memory. */
export function toStoredConversation(
  replica: Replica,
  chatId: number,
  openedAt: number,
): StoredConversation | undefined {
  const record = replica.chats.get(chatId)
  const conversation = replica.conversations.get(chatId)
  if (!record?.chat.membership || conversation?.status !== 'ready' || conversation.hasNewer) return undefined
  const messages = conversation.messages.slice(-KEPT_MESSAGES)
  const hasOlder = conversation.hasOlder || messages.length < conversation.messages.length
  return { chatId, rev: record.rev, messages, hasOlder, openedAt }
}

/** Two tabs write the same chat: the newer entry stays, and of marks and counts the furthest, of drafts and votes the newest; what is wished of the flag says who writes. */
export function mergeStoredChats(ours: StoredChat, theirs: StoredChat): StoredChat {
  const [newer, older] = ours.chat.head >= theirs.chat.head ? [ours, theirs] : [theirs, ours]
  const record = toRecord({ ...newer, wish: ours.wish }, newer.chat.head)
  const merged = moveMark(rebase(record, older.base), older.lastReadSeq)
  const othersReadSeq = Math.max(newer.othersReadSeq, older.othersReadSeq)
  return toStoredChat({ ...merged, othersReadSeq, chat: withNewerOwn(merged.chat, older.chat) })
}

/** Of the same stay in the chat: who was removed and came back has no draft from before. */
function withNewerOwn(chat: Chat, { membership: other }: Chat): Chat {
  const { membership } = chat
  if (!membership || !other || membership.joined_at !== other.joined_at) return chat
  const { draft, votes } = other
  const isNewerDraft = draft && draft.rev > (membership.draft?.rev ?? 0)
  const areNewerVotes = votes && votes.rev > (membership.votes?.rev ?? 0)
  if (!isNewerDraft && !areNewerVotes) return chat
  return {
    ...chat,
    membership: { ...membership, ...(isNewerDraft && { draft }), ...(areNewerVotes && { votes }) },
  }
}

function toRecord(stored: StoredChat, rev: number): ChatRecord {
  return settleFlag({ ...stored, typing: [], unread: 0, mentions: [], unreadFrom: null, rev }, stored.wish)
}

/** The replica that was kept, and its conversations' ids, last opened first. */
export function fromStored(
  me: Me,
  cursor: StoredCursor,
  chats: readonly StoredChat[],
  kept: readonly StoredConversation[],
): { replica: Replica; recent: number[] } {
  const known = new Set(chats.map(({ chat }) => chat.id))
  const shown = kept.filter(({ chatId }) => known.has(chatId)).sort((a, b) => b.openedAt - a.openedAt)
  const revs = new Map(shown.map(({ chatId, rev }) => [chatId, rev]))
  const replica: Replica = {
    ...emptyReplica(me),
    ...cursor,
    conversations: new Map(
      shown.map(({ chatId, messages, hasOlder }) => [
        chatId,
        { ...emptyConversation(chatId), status: 'ready', messages, hasOlder },
      ]),
    ),
  }
  const records = chats.map((stored): [number, ChatRecord] => {
    const rev = revs.get(stored.chat.id) ?? stored.chat.head
    return [stored.chat.id, withUnread(replica, toRecord(stored, rev))]
  })
  return { replica: { ...replica, chats: new Map(records) }, recent: shown.map(({ chatId }) => chatId) }
}
