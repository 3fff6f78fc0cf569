import type { FlagWish } from '#client/replica/replica.ts'
import type { Chat, Member, ReadAnswer } from '#contracts/chats.ts'
import type { HistoryPage, HistoryRequest, PinnedMessages } from '#contracts/messages.ts'
import type { Problem } from '#contracts/problems.ts'
import type {
  ChangesAnswer,
  ChangesRequest,
  ChatChanges,
  SyncAnswer,
  SyncRequest,
  UserChange,
} from '#contracts/sync.ts'
import type { Me } from '#contracts/users.ts'

export interface UserChanges {
  epoch: string
  after: number
  upto: number
  changes: UserChange[]
}

export interface Heads {
  epoch: string
  user_rev?: number
  chats: [chatId: number, head: number][]
}

/** Everything that can happen to the engine: what the server said, what it answered, what a screen asks for. */
export type Input =
  | { type: 'welcome'; me: Me }
  | { type: 'disconnected' }
  /** Something may have been missed: the device slept, or came back to the network. */
  | { type: 'woke' }
  | { type: 'chat_changes'; event: ChatChanges }
  | { type: 'user_changes'; event: UserChanges }
  | { type: 'heads'; event: Heads }
  | { type: 'others_read'; chatId: number; userId: number; seq: number }
  | { type: 'sync_answered'; answer: SyncAnswer }
  | { type: 'sync_failed' }
  | { type: 'changes_answered'; chatId: number; answer: ChangesAnswer }
  | { type: 'changes_failed'; chatId: number; problem: Problem }
  /** The time to wait for what is missing is over; null: for the person's own changes. */
  | { type: 'hold_over'; chatId: number | null }
  | { type: 'page_answered'; token: number; page: HistoryPage }
  | { type: 'page_failed'; token: number; problem: Problem }
  | { type: 'visit_answered'; chatId: number; chat: Chat }
  | { type: 'visit_failed'; chatId: number; problem: Problem }
  /** `resumed`: the page was loaded again, and the chat that is marked unread never left the screen. */
  | { type: 'opened'; chatId: number; resumed?: boolean }
  | { type: 'left'; chatId: number }
  | { type: 'load'; chatId: number; where: 'older' | 'newer' | 'newest' }
  | { type: 'load'; chatId: number; where: 'around'; seq: number }
  /** The person sent something: he stands at the newest end, and nothing above is new to him. */
  | { type: 'own_message'; chatId: number }
  | { type: 'marked'; chatId: number; seq: number }
  | { type: 'marked_unread'; chatId: number; fromSeq: number }
  | { type: 'all_read'; chatId: number }
  /** `told` is the wish about the unread flag that went with the question. */
  | { type: 'mark_answered'; answer: ReadAnswer; told: FlagWish | null }
  /** An acknowledgement names a message: the chat's head is at least there. */
  | { type: 'stored'; chatId: number; rev: number }
  /** A chat that came as an answer to something asked, outside of all numbering. */
  | { type: 'chat_seen'; chat: Chat }
  | { type: 'members_seen'; chatId: number; members: Member[] }
  | { type: 'pinned_seen'; pinned: PinnedMessages }
  /** Somebody writes at this moment, or no longer. */
  | { type: 'typing'; chatId: number; userId: number; displayName: string }
  | { type: 'typing_over'; chatId: number; userId: number }

/** What the engine wants done. Answers come back as inputs; one that never comes is made up for at the next `welcome`. */
export type Command =
  | { type: 'sync'; request: SyncRequest }
  | { type: 'changes'; request: ChangesRequest }
  | { type: 'history'; token: number; request: HistoryRequest }
  /** Subscribe to a chat one does not belong to, and get it fresh. */
  | { type: 'visit'; chatId: number }
  | { type: 'end_visit'; chatId: number }
  /** Say `hold_over` after a while: 500 ms, longer with each attempt. */
  | { type: 'hold'; chatId: number | null; attempt: number }
