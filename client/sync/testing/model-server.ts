import type { UserChanges } from '#client/sync/engine-protocol.ts'
import {
  allMessages,
  countUnread,
  type ModelChat,
  type ModelMember,
  memberOf,
  newestVersion,
  othersMark,
  person,
  readUpToOf,
  stepsOf,
  timeOf,
  viewOf,
} from '#client/sync/testing/model-chat.ts'
import type { Chat, ReadAnswer, ReadRequest } from '#contracts/chats.ts'
import type { HistoryPage, HistoryRequest, Message, SystemNote } from '#contracts/messages.ts'
import type {
  ChangesAnswer,
  ChangesRequest,
  ChatChanges,
  SyncAnswer,
  SyncRequest,
  UserChange,
} from '#contracts/sync.ts'
import type { Me } from '#contracts/users.ts'

/** Small pages, so that short runs meet every limit. */
export const PAGE = 4
export const STEPS_MAX = 5
const RESET_BEYOND = 14

/** What the server tells after a commit, and to whom. */
export type News =
  | { type: 'chat_changes'; chatId: number; event: ChatChanges }
  | { type: 'user_changes'; userId: number; event: UserChanges }
  | { type: 'others_read'; chatId: number; userId: number; seq: number }

/**
 * The server as PROTOCOL describes it, in a hundred lines and in memory: what the real one must do, and what the engine may
 * rely on. It answers at once; losing, doubling and delaying is the business of whoever stands in between.
 */
export class ModelServer {
  epoch = newEpoch(1)
  readonly chats = new Map<number, ModelChat>()
  readonly userHeads = new Map<number, number>()
  private restores = 1
  private lastMessageId = 0

  constructor(
    readonly userIds: readonly number[],
    private readonly tell: (news: News) => void,
  ) {
    for (const userId of userIds) this.userHeads.set(userId, 0)
  }

  me(userId: number): Me {
    return {
      ...person(userId),
      role: 'member',
      locale: null,
      theme: 'system',
      send_key: 'enter',
      created_at: timeOf(0),
    }
  }

  createChat(kind: ModelChat['kind'], creatorId: number, memberIds: readonly number[]): ModelChat {
    const chat: ModelChat = {
      id: this.chats.size + 1,
      kind,
      head: 0,
      messages: new Map(),
      members: new Map(),
      joined: 0,
    }
    this.chats.set(chat.id, chat)
    for (const userId of new Set([creatorId, ...memberIds])) {
      const role = userId === creatorId ? 'owner' : 'member'
      chat.members.set(userId, { role, rev: 1, userRev: this.nextUserRev(userId), lastReadSeq: 0, unreadFrom: null })
      chat.joined++
    }
    this.write(chat, creatorId, null, { type: 'chat_created', name: `Chat ${chat.id}` })
    for (const userId of chat.members.keys()) this.tellChat(chat, userId)
    return chat
  }

  /** A message; who is no member of a public chat joins it first. */
  post(chatId: number, authorId: number, clientId: string | null): Message | null {
    const chat = this.visible(chatId, authorId)
    if (!chat) return null
    const known = [...chat.messages.values()]
      .map(newestVersion)
      .find((message) => clientId !== null && message.user_id === authorId && message.client_id === clientId)
    if (known) return known
    const joins = !chat.members.has(authorId)
    if (joins) this.join(chat, authorId)
    const message = this.write(chat, authorId, clientId, null)
    if (joins) this.tellChat(chat, authorId)
    return message
  }

  edit(chatId: number, place: number): void {
    const chat = this.chats.get(chatId)
    const versions = [...(chat?.messages.values() ?? [])].filter((each) => each[0]?.system === null)
    const chosen = versions[place % Math.max(1, versions.length)]
    if (!chat || !chosen) return
    chat.head++
    const message = Object.freeze({ ...newestVersion(chosen), content: `edited at ${chat.head}`, rev: chat.head })
    chosen.push(message)
    this.tellStep(chat, { rev: chat.head, message, members: [] })
  }

  removeMember(chatId: number, userId: number): void {
    const chat = this.chats.get(chatId)
    if (!chat || chat.kind === 'public' || !chat.members.delete(userId)) return
    const rev = this.nextUserRev(userId)
    this.tellUser(userId, { type: 'chat_removed', rev, chat_id: chatId })
  }

  markRead(userId: number, ask: ReadRequest): ReadAnswer | null {
    return this.stepMark(userId, ask.chat_id, (mine, head) => {
      const mark = Math.max(mine.lastReadSeq, Math.min(ask.seq, head))
      const goes =
        ask.unread_from === undefined
          ? (mine.unreadFrom ?? ask.seq + 1) <= ask.seq
          : mine.unreadFrom === ask.unread_from
      return { lastReadSeq: mark, unreadFrom: goes ? null : mine.unreadFrom }
    })
  }

  markUnread(userId: number, chatId: number, fromSeq: number): ReadAnswer | null {
    return this.stepMark(userId, chatId, (mine, head) => ({ ...mine, unreadFrom: Math.min(fromSeq, head) }))
  }

  private stepMark(
    userId: number,
    chatId: number,
    change: (mine: ModelMember, head: number) => Pick<ModelMember, 'lastReadSeq' | 'unreadFrom'>,
  ): ReadAnswer | null {
    const chat = this.chats.get(chatId)
    const mine = chat?.members.get(userId)
    if (!chat || !mine) return null
    const { lastReadSeq, unreadFrom } = change(mine, chat.head)
    const moves = lastReadSeq > mine.lastReadSeq
    const changes = moves || unreadFrom !== mine.unreadFrom
    if (changes) Object.assign(mine, { lastReadSeq, unreadFrom, userRev: this.nextUserRev(userId) })
    const state = {
      chat_id: chatId,
      last_read_seq: lastReadSeq,
      unread_from: unreadFrom,
      unread: { count: countUnread(chat, userId, readUpToOf(mine), chat.head), at: chat.head },
      rev: mine.userRev,
    }
    if (changes) this.tellUser(userId, { type: 'read', ...state })
    if (moves) this.tell({ type: 'others_read', chatId, userId, seq: lastReadSeq })
    return { ...state, user_rev: this.headOf(userId) }
  }

  /** A backup is played back: the newest messages never were, and all counters start a new life. */
  restoreBackup(lost: number): void {
    this.epoch = newEpoch(++this.restores)
    for (const chat of this.chats.values()) {
      chat.head = Math.max(1, chat.head - lost)
      for (const [seq, versions] of chat.messages) {
        const kept = versions.filter((version) => version.rev <= chat.head)
        if (kept.length === 0) chat.messages.delete(seq)
        else chat.messages.set(seq, kept)
      }
      for (const mine of chat.members.values()) {
        mine.lastReadSeq = Math.min(mine.lastReadSeq, chat.head)
        if (mine.unreadFrom !== null) mine.unreadFrom = Math.min(mine.unreadFrom, chat.head)
        mine.rev = Math.min(mine.rev, chat.head)
      }
    }
  }

  sync(userId: number, request: SyncRequest): SyncAnswer {
    const reset = request.epoch !== this.epoch || request.user_rev > this.headOf(userId)
    const known = new Map(reset ? [] : request.chats.map(([chatId, rev, kept]) => [chatId, { rev, kept }]))
    const mine = [...this.chats.values()].filter((chat) => chat.members.has(userId))
    const answer: SyncAnswer = {
      epoch: this.epoch,
      server_time: timeOf(0),
      reset,
      user_rev: this.headOf(userId),
      me: this.me(userId),
      chats: [],
      removed: [...known.keys()].filter((chatId) => !this.visible(chatId, userId)),
      changes: [],
      behind: [],
      reads: mine.map((chat) => [chat.id, othersMark(chat, userId)]),
    }
    let room = STEPS_MAX
    for (const chat of mine) {
      const cursor = known.get(chat.id)
      const changedForHim = (chat.members.get(userId)?.userRev ?? 0) > request.user_rev
      const stale = cursor !== undefined && cursor.rev !== chat.head
      if (!cursor || changedForHim || (stale && !cursor.kept)) answer.chats.push(viewOf(chat, userId))
      if (!stale || !cursor.kept) continue
      if (room === 0 || mustReset(cursor.rev, chat.head)) {
        answer.behind.push(chat.id)
        continue
      }
      const steps = this.stretch(chat, cursor.rev, room)
      room -= steps.upto - steps.after
      answer.changes.push(steps)
      if (steps.upto < chat.head) answer.behind.push(chat.id)
    }
    return answer
  }

  changes(userId: number, request: ChangesRequest): ChangesAnswer | null {
    const chat = this.visible(request.chat_id, userId)
    if (!chat) return null
    if (request.epoch === this.epoch && !mustReset(request.after, chat.head)) {
      return { kind: 'changes', ...this.stretch(chat, request.after, STEPS_MAX), head: chat.head }
    }
    const page = this.history(userId, { chat_id: chat.id })
    return page && { kind: 'reset', chat: viewOf(chat, userId), page }
  }

  history(userId: number, ask: HistoryRequest): HistoryPage | null {
    const chat = this.visible(ask.chat_id, userId)
    if (!chat) return null
    const all = allMessages(chat)
    const from = all.findIndex(
      (message) => message.seq > (ask.after_seq ?? ask.around_seq ?? (ask.before_seq ?? 1e9) - 1),
    )
    const place = from === -1 ? all.length : from
    const older = ask.after_seq !== undefined ? 0 : ask.around_seq !== undefined ? PAGE / 2 : PAGE
    const newer = ask.after_seq !== undefined ? PAGE : ask.around_seq !== undefined ? PAGE / 2 : 0
    const first = Math.max(0, place - older)
    const last = Math.min(all.length, place + newer)
    return {
      chat_id: chat.id,
      epoch: this.epoch,
      head: chat.head,
      messages: all.slice(first, last),
      has_older: first > 0,
      has_newer: last < all.length,
    }
  }

  /** A chat the person may see; every other one does not exist for him. */
  visible(chatId: number, userId: number): ModelChat | null {
    const chat = this.chats.get(chatId)
    return chat && (chat.kind === 'public' || chat.members.has(userId)) ? chat : null
  }

  seeChat(userId: number, chatId: number): Chat | null {
    const chat = this.visible(chatId, userId)
    return chat && viewOf(chat, userId)
  }

  headOf(userId: number): number {
    return this.userHeads.get(userId) ?? 0
  }

  private join(chat: ModelChat, userId: number): void {
    const mine = {
      role: 'member' as const,
      rev: chat.head + 1,
      userRev: this.nextUserRev(userId),
      lastReadSeq: chat.head,
      unreadFrom: null,
    }
    chat.members.set(userId, mine)
    chat.joined++
    this.write(chat, userId, null, { type: 'member_joined' }, [userId])
  }

  private write(
    chat: ModelChat,
    authorId: number,
    clientId: string | null,
    system: SystemNote | null,
    joined: number[] = [],
  ): Message {
    chat.head++
    const message: Message = Object.freeze({
      id: ++this.lastMessageId,
      chat_id: chat.id,
      user_id: authorId,
      username: `user${authorId}`,
      display_name: `User ${authorId}`,
      content: `message ${chat.head}`,
      timestamp: timeOf(this.lastMessageId),
      seq: chat.head,
      rev: chat.head,
      client_id: clientId,
      system,
    })
    chat.messages.set(message.seq, [message])
    const members = [...chat.members].filter(([userId]) => joined.includes(userId) || chat.head === 1)
    this.tellStep(chat, { rev: chat.head, message, members: members.map(([id, mine]) => memberOf(id, mine)) })
    return message
  }

  private stretch(chat: ModelChat, after: number, room: number): ChatChanges {
    const upto = Math.min(chat.head, after + room)
    return { chat_id: chat.id, epoch: this.epoch, after, upto, changes: stepsOf(chat, after, upto) }
  }

  private tellStep(chat: ModelChat, change: ChatChanges['changes'][number]): void {
    const { rev } = change
    const event = { chat_id: chat.id, epoch: this.epoch, after: rev - 1, upto: rev, changes: [change] }
    this.tell({ type: 'chat_changes', chatId: chat.id, event })
  }

  private tellChat(chat: ModelChat, userId: number): void {
    const rev = chat.members.get(userId)?.userRev ?? 0
    this.tellUser(userId, { type: 'chat', rev, chat: viewOf(chat, userId) })
  }

  private tellUser(userId: number, change: UserChange): void {
    const { rev } = change
    this.tell({
      type: 'user_changes',
      userId,
      event: { epoch: this.epoch, after: rev - 1, upto: rev, changes: [change] },
    })
  }

  private nextUserRev(userId: number): number {
    const next = this.headOf(userId) + 1
    this.userHeads.set(userId, next)
    return next
  }
}

function mustReset(cursor: number, head: number): boolean {
  return cursor > head || head - cursor > RESET_BEYOND
}

function newEpoch(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
