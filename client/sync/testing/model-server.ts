import type { OutboxItem } from '#client/messenger.ts'
import { replyTo } from '#client/replica/reply-news.ts'
import type { UserChanges } from '#client/sync/engine-protocol.ts'
import {
  allMessages,
  type ModelChat,
  type ModelMember,
  memberOf,
  newestVersion,
  readUpToOf,
  timeOf,
  unreadOf,
  viewOf,
} from '#client/sync/testing/model-chat.ts'
import { ModelState, newEpoch } from '#client/sync/testing/model-state.ts'
import type { ReadAnswer, ReadRequest } from '#contracts/chats.ts'
import type { Message, SystemNote } from '#contracts/messages.ts'
import type { OwnVotes } from '#contracts/polls.ts'
import type { ChatChanges, UserChange } from '#contracts/sync.ts'
import type { Theme } from '#contracts/users.ts'

/** What the server tells after a commit, and to whom. */
export type News =
  | { type: 'chat_changes'; chatId: number; event: ChatChanges }
  | { type: 'user_changes'; userId: number; event: UserChanges }
  | { type: 'others_read'; chatId: number; userId: number; seq: number }

/**
 * The server as PROTOCOL describes it, in a hundred lines and in memory: what the real one must do, and what the engine may
 * rely on. It answers at once; losing, doubling and delaying is the business of whoever stands in between.
 */
export class ModelServer extends ModelState {
  /** Sends whose sender waits no longer: they may arrive whenever they like. */
  readonly late: { userId: number; item: OutboxItem }[] = []
  /** Every key that was ever stored, in order, whatever a restored backup knows of it. */
  readonly storedKeys: string[] = []
  /** What was stored and a restored backup does not have. */
  readonly lostKeys = new Set<string | null>()
  private restores = 1
  private lastMessageId = 0

  constructor(
    readonly userIds: readonly number[],
    private readonly tell: (news: News) => void,
  ) {
    super()
    for (const userId of userIds) this.userHeads.set(userId, 0)
  }

  createChat(kind: ModelChat['kind'], creatorId: number, memberIds: readonly number[]): ModelChat {
    const chat: ModelChat = {
      id: this.chats.size + 1,
      kind,
      head: 0,
      messages: new Map(),
      members: new Map(),
      votes: new Map(),
      joined: 0,
      joins: [],
    }
    this.chats.set(chat.id, chat)
    for (const userId of new Set([creatorId, ...memberIds])) {
      const role = userId === creatorId ? 'owner' : 'member'
      chat.members.set(userId, {
        role,
        rev: 1,
        userRev: this.nextUserRev(userId),
        lastReadSeq: 0,
        unreadFrom: null,
        draft: null,
      })
      chat.joined++
    }
    this.write(chat, creatorId, null, { type: 'chat_created', name: `Chat ${chat.id}` })
    for (const userId of chat.members.keys()) this.tellChat(chat, userId)
    return chat
  }

  /** A message; who is no member of a public chat joins it first. */
  post(chatId: number, authorId: number, clientId: string | null, content?: string): Message | null {
    const chat = this.visible(chatId, authorId)
    if (!chat) return null
    const known = [...chat.messages.values()]
      .map(newestVersion)
      .find((message) => clientId !== null && message.user_id === authorId && message.client_id === clientId)
    if (known) return known
    const joins = !chat.members.has(authorId)
    if (joins) this.join(chat, authorId)
    const message = this.write(chat, authorId, clientId, null, [], content)
    if (clientId !== null) this.storedKeys.push(clientId)
    if (joins) this.tellChat(chat, authorId)
    return message
  }

  /** A message that answers another one. */
  answer(chatId: number, authorId: number, place: number): void {
    const chat = this.visible(chatId, authorId)
    if (!chat?.members.has(authorId)) return
    const originals = [...chat.messages.values()].map(newestVersion).filter(({ system }) => system === null)
    const original = originals[place % Math.max(1, originals.length)]
    if (original) this.write(chat, authorId, null, null, [], undefined, original)
  }

  edit(chatId: number, place: number): void {
    this.change(chatId, place, (head) => ({ content: `edited at ${head}`, edited_at: timeOf(head), ...callsOf(head) }))
  }

  remove(chatId: number, place: number): void {
    const removed = this.change(chatId, place, (head) => ({
      content: '',
      deleted_at: timeOf(head),
      reactions: [],
      reply: null,
      poll: null,
      ...callsOf(0),
    }))
    for (const [userId, { polls }] of this.chats.get(chatId)?.votes ?? []) {
      const left = polls.filter(({ seq }) => seq !== removed?.seq)
      if (left.length < polls.length) this.keepVotes(chatId, userId, left)
    }
  }

  /** The person votes in a message as in an anonymous poll, or takes that back: a step of the chat and one of his own. */
  vote(userId: number, chatId: number, place: number): void {
    if (!this.chats.get(chatId)?.members.has(userId)) return
    const before = this.chats.get(chatId)?.votes.get(userId)?.polls ?? []
    const hadVoted = ({ seq }: Message) => before.some((each) => each.seq === seq)
    const message = this.change(chatId, place, (_head, said) => ({
      ...anonymousPoll(said, hadVoted(said) ? -1 : 1),
      version: said.version,
    }))
    if (!message) return
    const others = before.filter(({ seq }) => seq !== message.seq)
    this.keepVotes(chatId, userId, hadVoted(message) ? others : [...others, { seq: message.seq, options: [0] }])
  }

  private keepVotes(chatId: number, userId: number, polls: OwnVotes['polls']): void {
    const rev = this.nextUserRev(userId)
    const votes = Object.freeze({ polls, rev })
    const chat = this.chats.get(chatId)
    chat?.votes.set(userId, votes)
    const mine = chat?.members.get(userId)
    if (mine) mine.userRev = rev
    this.tellUser(userId, { type: 'votes', rev, chat_id: chatId, votes })
  }

  /** The person reacts, or takes that back. */
  react(chatId: number, place: number): void {
    this.change(chatId, place, (_head, { reactions, version }) => ({
      reactions: reactions.length > 0 ? [] : [{ emoji: '👍', people: [2] }],
      version,
    }))
  }

  private change(
    chatId: number,
    place: number,
    what: (head: number, before: Message) => Partial<Message>,
  ): Message | undefined {
    const chat = this.chats.get(chatId)
    const standing = [...(chat?.messages.values() ?? [])].filter((versions) => {
      const { system, deleted_at } = newestVersion(versions)
      return system === null && deleted_at === null
    })
    const chosen = standing[place % Math.max(1, standing.length)]
    if (!chat || !chosen) return undefined
    const rev = ++chat.head
    const before = newestVersion(chosen)
    const message = Object.freeze({ ...before, version: before.version + 1, ...what(rev, before), rev })
    chosen.push(message)
    tellReplies(chat, message)
    this.tellStep(chat, { rev, message, members: [] })
    return message
  }

  removeMember(chatId: number, userId: number): void {
    const chat = this.chats.get(chatId)
    if (chat?.kind !== 'group' || !chat.members.delete(userId)) return
    const rev = this.nextUserRev(userId)
    this.tellUser(userId, { type: 'chat_removed', rev, chat_id: chatId })
  }

  /** The person chooses a theme: a step of his own counter. */
  chooseTheme(userId: number, theme: Theme): void {
    this.themes.set(userId, theme)
    const rev = this.nextUserRev(userId)
    this.tellUser(userId, { type: 'me', rev, me: this.me(userId) })
  }

  /** One of the sends that nobody waits for arrives. */
  takeLate(place: number): void {
    const [request] = this.late.splice(place, 1)
    if (request) this.post(request.item.chatId, request.userId, request.item.clientId, request.item.content)
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
      unread: unreadOf(chat, userId, readUpToOf(mine)),
      rev: mine.userRev,
    }
    if (changes) this.tellUser(userId, { type: 'read', ...state })
    if (moves) this.tell({ type: 'others_read', chatId, userId, seq: lastReadSeq })
    return { ...state, user_rev: this.headOf(userId) }
  }

  /** The person begins to write, on whatever device; an empty text is a draft that is gone. */
  saveDraft(userId: number, chatId: number, text: string): void {
    const mine = this.chats.get(chatId)?.members.get(userId)
    if (!mine || text === (mine.draft?.text ?? '')) return
    const rev = this.nextUserRev(userId)
    mine.draft = Object.freeze({ text, reply: null, edit: null, rev })
    mine.userRev = rev
    this.tellUser(userId, { type: 'draft', rev, chat_id: chatId, draft: mine.draft })
  }

  /** A backup is played back: the newest messages never were, and all counters start a new life. */
  restoreBackup(lost: number): void {
    this.epoch = newEpoch(++this.restores)
    this.late.length = 0
    for (const chat of this.chats.values()) {
      chat.head = Math.max(1, chat.head - lost)
      chat.joins = chat.joins.map((rev) => Math.min(rev, chat.head))
      for (const [seq, versions] of chat.messages) {
        const kept = versions.filter((version) => version.rev <= chat.head)
        if (kept.length === 0) {
          this.lostKeys.add(versions[0]?.client_id ?? null)
          chat.messages.delete(seq)
        } else chat.messages.set(seq, kept)
      }
      for (const original of allMessages(chat)) tellReplies(chat, original)
      for (const mine of chat.members.values()) {
        mine.lastReadSeq = Math.min(mine.lastReadSeq, chat.head)
        if (mine.unreadFrom !== null) mine.unreadFrom = Math.min(mine.unreadFrom, chat.head)
        mine.rev = Math.min(mine.rev, chat.head)
      }
    }
  }

  private join(chat: ModelChat, userId: number): void {
    const mine = {
      role: 'member' as const,
      rev: chat.head + 1,
      userRev: this.nextUserRev(userId),
      lastReadSeq: chat.head,
      unreadFrom: null,
      draft: null,
    }
    chat.members.set(userId, mine)
    chat.joined++
    chat.joins.push(chat.head + 1)
    this.write(chat, userId, null, { type: 'member_joined' }, [userId])
  }

  private write(
    chat: ModelChat,
    authorId: number,
    clientId: string | null,
    system: SystemNote | null,
    joined: number[] = [],
    content?: string,
    original?: Message,
  ): Message {
    chat.head++
    const message: Message = Object.freeze({
      id: ++this.lastMessageId,
      chat_id: chat.id,
      user_id: authorId,
      username: `user${authorId}`,
      display_name: `User ${authorId}`,
      content: content ?? `message ${chat.head}`,
      timestamp: timeOf(this.lastMessageId),
      seq: chat.head,
      rev: chat.head,
      client_id: clientId,
      system,
      version: 1,
      edited_at: null,
      deleted_at: null,
      reactions: [],
      reply: original ? replyTo(original, original.deleted_at === null ? original.content.slice(0, 4) : null) : null,
      forwarded_from: null,
      ...callsOf(system ? 0 : chat.head),
      pinned_at: null,
      poll: null,
    })
    chat.messages.set(message.seq, [message])
    const members = [...chat.members].filter(([userId]) => joined.includes(userId) || chat.head === 1)
    this.tellStep(chat, { rev: chat.head, message, members: members.map(([id, mine]) => memberOf(id, mine)) })
    return message
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

/** Some texts call one or the other of two people, some everybody, most nobody. */
function callsOf(head: number): Pick<Message, 'mentions' | 'mentions_all'> {
  const called = head > 0 && head % 3 === 0 ? [1 + (head % 2)] : []
  return { mentions: called.map((id) => ({ user_id: id, username: `user${id}` })), mentions_all: head % 7 === 6 }
}

/** What replies show follows their original, without a step of their own: whoever asks gets them as they are now. */
function tellReplies(chat: ModelChat, original: Message): void {
  for (const versions of chat.messages.values()) {
    const reply = newestVersion(versions).reply
    if (reply?.seq !== original.seq) continue
    versions.push(Object.freeze({ ...(versions.pop() as Message), reply: replyTo(original, reply.quote) }))
  }
}

/** A message with one voter more or less. */
function anonymousPoll({ poll }: Message, more: number): Pick<Message, 'poll'> {
  const voters = Math.max(0, (poll?.voters ?? 0) + more)
  const options = [{ text: 'yes', votes: voters, people: [] }]
  return { poll: { options, multiple: false, anonymous: true, voters, closed_at: null } }
}
