import type { Chat, Member } from '#contracts/chats.ts'
import type { DraftEdit } from '#contracts/drafts.ts'
import type { EditRequest, Message, MessageDays, MessageReaders, MessageVersion } from '#contracts/messages.ts'
import type { PollRequest } from '#contracts/polls.ts'
import type { Problem } from '#contracts/problems.ts'
import type { ForwardedFrom, ForwardRequest, Reply } from '#contracts/replies.ts'
import type { Locale, Me, Presence, SettingsPatch, User } from '#contracts/users.ts'

/**
 * What the screens see of the browser's memory. The state is immutable: a changed part is a new object, an unchanged
 * part keeps its identity, so components may compare by reference.
 */
export interface MessengerState {
  me: Me
  connection: Connection
  /** False until the first picture, the replica in the browser or the first answer of the server has been read. */
  ready: boolean
  /** What this browser kept (queue, drafts, replica) has been read. */
  restored: boolean
  chats: ReadonlyMap<number, ChatEntry>
  /** Ids of the person's chats, newest activity first; queued messages count as activity. */
  order: readonly number[]
  conversations: ReadonlyMap<number, Conversation>
  outbox: readonly OutboxItem[]
  drafts: ReadonlyMap<number, string>
  /** What the next message of a chat will answer. */
  answering: ReadonlyMap<number, Reply>
  /** The message of a chat that is being edited, and its new text so far. */
  editing: ReadonlyMap<number, DraftEdit>
  presence: ReadonlyMap<number, Presence>
  members: ReadonlyMap<number, readonly Member[]>
  /** What is pinned in the chats that are kept, by `seq`; missing where it is not known. */
  pinned: ReadonlyMap<number, readonly Message[]>
}

/** `updating` is connected and still catching up; `offline` is what the browser itself says. */
export type ConnectionState = 'connecting' | 'updating' | 'online' | 'offline'
export interface Connection {
  state: ConnectionState
  /** When this state began, ms since the epoch of the local clock. */
  since: number
  /** When the connection was last lost, or first looked for; null before the messenger was started. The line is shown 2 s after it. */
  lostAt: number | null
}

export interface ChatEntry {
  chat: Chat
  /** The cursor: everything up to it is applied, here and in the chat's conversation. */
  rev: number
  /** Unread messages of others after the mark, or from `unreadFrom` on; LIMITS.unreadCountMax means that many or more. */
  unread: number
  /** The places of those that call oneself, the oldest first; at most LIMITS.unreadMentionsMax. */
  mentions: readonly number[]
  lastReadSeq: number
  /** The place from which the chat is marked unread, wherever the mark is; null: it is not marked. */
  unreadFrom: number | null
  /** Everybody's furthest read mark but one's own: own messages up to it are read. */
  othersReadSeq: number
  /** Who types now, without oneself. */
  typing: readonly { userId: number; displayName: string }[]
}

/** One unbroken stretch of a chat's history, and what is queued after it. */
export interface Conversation {
  chatId: number
  status: 'loading' | 'ready' | 'missing' | 'failed'
  /** Sorted by `seq`, each once, without a gap inside. */
  messages: readonly Message[]
  hasOlder: boolean
  hasNewer: boolean
  loadingOlder: boolean
  loadingNewer: boolean
  /** The seq that had been read when the chat was opened: the divider stands before the next one of others. Null: no divider. */
  dividerAfterSeq: number | null
}

/** A message on its way: it has no seq yet and stands after all stored ones, oldest first. */
export interface OutboxItem {
  clientId: string
  chatId: number
  content: string
  /** What it answers; rows of older builds have none. */
  reply?: Reply | null
  /** What it passes on, and who wrote that. */
  forward?: (ForwardRequest & { from: ForwardedFrom }) | null
  /** What makes it a poll. */
  poll?: PollRequest | null
  /** ms since the epoch of the local clock. */
  queuedAt: number
  state: 'queued' | 'sending' | 'failed'
  /** Why it failed for good; set with `failed` only. */
  problem: Problem | null
}

export type Result<T> = { ok: true; data: T } | { ok: false; problem: Problem }

/** Everything a screen can ask for. Each `Promise` resolves, also when the server cannot be reached: problems are values. */
export interface Messenger {
  subscribe(listener: () => void): () => void
  getState(): MessengerState

  /** Makes a chat the visible one: loads it around the first unread message, subscribes, sets the divider. */
  openChat(chatId: number): Promise<void>
  /** The chat is no longer looked at: its divider is forgotten. */
  leaveChat(chatId: number): void
  loadOlder(chatId: number): Promise<void>
  loadNewer(chatId: number): Promise<void>
  /** Replaces the stretch in memory by the newest page. */
  loadNewest(chatId: number): Promise<void>
  /** Replaces the stretch in memory by one around a message. */
  loadAround(chatId: number, seq: number): Promise<void>

  /** Writes to the outbox first, then shows, then sends, together with what it answers; answers the `client_id`. */
  send(chatId: number, content: string): Promise<string>
  /** Asks a question in a chat, by the same way. */
  ask(chatId: number, question: string, poll: PollRequest): Promise<void>
  /** Passes stored messages on into a chat, in their order and after a comment of one's own (empty for none), by the same way. */
  forward(chatId: number, messages: readonly Message[], comment: string): Promise<void>
  /** Chooses what the next message of a chat will answer: a message of it, or the selected part of one; null takes that back. */
  answer(chatId: number, to: { message: Message; quote: string | null } | null): void
  /** Gives one's own message another text in place of its version `version`; a `conflict` when it has a newer one. */
  editMessage(chatId: number, edit: EditRequest & { seq: number }): Promise<Result<Message>>
  /** Deletes a message for everybody. */
  deleteMessage(chatId: number, seq: number): Promise<Result<Message>>
  /** Reacts to a message with an emoji, or takes that back. */
  react(chatId: number, reaction: { seq: number; emoji: string; on: boolean }): Promise<Result<Message>>
  /** Chooses answers of a poll by their places; none takes one's vote back. */
  vote(chatId: number, seq: number, options: readonly number[]): Promise<Result<Message>>
  /** Closes a poll for good. */
  closePoll(chatId: number, seq: number): Promise<Result<Message>>
  /** Pins a message for everybody, or takes its pin away. */
  pin(chatId: number, seq: number, on: boolean): Promise<Result<Message>>
  /** Reads what is pinned in a chat. */
  loadPinned(chatId: number): Promise<void>
  /** The texts that a message has had, oldest first. */
  listVersions(chatId: number, seq: number): Promise<Result<MessageVersion[]>>
  /** Who of the others has read a message, and when. */
  listReaders(chatId: number, seq: number): Promise<Result<MessageReaders>>
  retry(clientId: string): Promise<void>
  discard(clientId: string): Promise<void>

  /** Called for messages that are visible in a focused window; moves the mark forward only, here at once and on the server soon. */
  markRead(chatId: number, seq: number): void
  /** Marks the chat unread from a message on, here at once and on the server soon. While it stays open nothing of it is read. */
  markUnread(chatId: number, fromSeq: number): void
  /** Everything in the chat is read, and it is not marked unread. */
  markAllRead(chatId: number): void
  setDraft(chatId: number, text: string): void
  /** What is being edited in a chat goes the way of its draft; null: nothing any more. */
  setEdit(chatId: number, edit: DraftEdit | null): void
  /** Called on every key in the composer; said to the server at most every 3 s. */
  typing(chatId: number): void
  /** Whose presence the screens show now. */
  watchPresence(userIds: readonly number[]): void
  loadMembers(chatId: number): Promise<void>
  /** The days of a month (`2026-11`) of this device's calendar on which something was said in a chat. */
  listDays(chatId: number, month: string): Promise<Result<MessageDays>>

  searchPeople(text: string): Promise<Result<User[]>>
  searchPublicChats(text: string): Promise<Result<Chat[]>>
  /** Every person of the server, for the empty search field. */
  listPeople(): Promise<Result<User[]>>
  openDirect(userId: number): Promise<Result<Chat>>
  createGroup(name: string, memberIds: readonly number[]): Promise<Result<Chat>>
  createPublic(name: string): Promise<Result<Chat>>

  updateSettings(patch: SettingsPatch & { locale?: Locale }): Promise<Result<Me>>
  /** Ends the session and wipes everything this browser keeps. */
  signOut(): Promise<void>
  /** Tries to connect now instead of waiting for the back-off. */
  reconnectNow(): void
}
