import type { OpOf } from '#proof/checker/index/intents.ts'
import { pageOf, seeChat, stepsAfter } from '#proof/checker/testing/model-answers.ts'
import { type Call, ModelChat, type ModelStep } from '#proof/checker/testing/model-chat.ts'
import type { EntryOf, WrittenEntry } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

type OpAnswer = NonNullable<EntryOf<'op'>['answer']>
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
type Change = Without<Extract<WrittenEntry, { type: 'standing' }>, 'type' | 'startedAt' | 'endedAt' | 'outcome'>
type Cursors = ReadonlyMap<number, number>

export const EPOCH = 'epoch-1'
/** Steps behind which the answer is a reset. */
const TOO_FAR = 12

/** What the server tells sockets after a commit. */
export type News =
  | ({ type: 'step' } & ModelStep)
  | { type: 'chat'; chat: number; user: number }
  | { type: 'removed'; chat: number; user: number }
  | { type: 'session_ended'; session: string }

export interface Outcome {
  status: number
  code: string | null
  answer: OpAnswer
  changes: Change[]
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

/** The product as PROTOCOL describes it, edits, deletions, reactions and removals included: what a right history comes from. */
export class ModelServer {
  readonly chats = new Map<number, ModelChat>()
  readonly sessions = new Map<string, { user: number; ended: boolean }>()
  private lastMessage = 0

  constructor(private readonly tell: (news: News) => void) {}

  /** Does what is asked, at this moment. `cursors` are those of a device that asks `sync`. */
  serve(user: number, session: string, call: Call, cursors: Cursors = new Map()): Outcome {
    const changes: Change[] = []
    try {
      if (this.sessions.get(session)?.ended !== false) throw new Refusal(401, 'invalid_token')
      const answer =
        'chat' in call
          ? this.answerInChat(user, this.visible(call.chat, user), call, changes)
          : this.answer(user, session, call, changes, cursors)
      return { status: 200, code: null, answer, changes }
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, code: error.code, answer: {}, changes: [] }
      throw error
    }
  }

  chatsOf(user: number): ModelChat[] {
    return [...this.chats.values()]
      .filter((chat) => chat.members.has(user))
      .sort((a, b) => (b.newest?.id ?? 0) - (a.newest?.id ?? 0) || b.id - a.id)
  }

  private answer(user: number, session: string, call: Call, changes: Change[], cursors: Cursors): OpAnswer {
    switch (call.kind) {
      case 'create_chat':
        return this.create(user, call, changes)
      case 'sign_out':
        return this.end(session, changes)
      case 'revoke':
        return this.end(call.session, changes)
      case 'sync':
        return this.sync(user, cursors)
    }
    throw new Error(`The model does not know ${call.kind}`)
  }

  private answerInChat(user: number, chat: ModelChat, call: Call & { chat: number }, changes: Change[]): OpAnswer {
    switch (call.kind) {
      case 'send':
        return this.send(chat, user, call, changes)
      case 'fetch_changes':
        if (chat.head - call.after <= TOO_FAR) return { steps: [stepsAfter(chat, call.after, EPOCH)] }
        return { reset: true, chats: [seeChat(chat, user)], page: pageOf(chat, EPOCH, null) }
      case 'fetch_history':
        return { page: pageOf(chat, EPOCH, call.beforeSeq) }
    }
    const mine = chat.members.get(user)
    if (!mine) throw new Refusal(403, 'forbidden')
    switch (call.kind) {
      case 'read':
        mine.mark = Math.max(mine.mark, Math.min(call.seq, chat.head))
        return { mark: { lastReadSeq: mine.mark, unread: { count: chat.unread(user), at: chat.head, from: null } } }
      case 'edit':
        return { message: chat.edit(this.there(chat, call.message, user), call.content) }
      case 'delete':
        return { message: chat.remove(this.there(chat, call.message, user)) }
      case 'react':
      case 'unreact':
        return { message: chat.react(this.there(chat, call.message), user, call.emoji, call.kind === 'react') }
      case 'add_member':
        if (chat.members.has(call.member)) throw new Refusal(409, 'conflict')
        return { rev: this.letIn(chat, call.member, user, 'member_added', changes) }
      case 'remove_member': {
        if (!chat.members.delete(call.member)) throw new Refusal(404, 'not_found')
        this.tell({ type: 'removed', chat: chat.id, user: call.member })
        const { rev } = chat.write(user, null, 'removed somebody', 'member_removed')
        changes.push({ change: 'removed', user: call.member, chat: chat.id, rev })
        return { rev }
      }
      case 'set_role': {
        const member = chat.members.get(call.member)
        if (!member) throw new Refusal(404, 'not_found')
        const rev = chat.setRole(call.member, member, call.role)
        changes.push({ change: 'role', user: call.member, chat: chat.id, role: call.role, rev })
        return { rev }
      }
    }
    throw new Error(`The model does not know ${call.kind}`)
  }

  private sync(user: number, cursors: Cursors): OpAnswer {
    const mine = this.chatsOf(user)
    const near = mine.filter(({ id, head }) => head - (cursors.get(id) ?? head) <= TOO_FAR)
    const steps = near.map((chat) => ({ ...stepsAfter(chat, cursors.get(chat.id) ?? chat.head, EPOCH), head: null }))
    return { chats: mine.map((chat) => seeChat(chat, user)), steps: steps.filter(({ after, upto }) => after < upto) }
  }

  private create(user: number, { name, members }: OpOf<'create_chat'>['call'], changes: Change[]): OpAnswer {
    const kind = name === null ? 'direct' : name.startsWith('public') ? 'public' : 'group'
    const chat = new ModelChat(this.chats.size + 1, kind, {
      nextMessage: () => ++this.lastMessage,
      tell: (step) => this.tell({ type: 'step', ...step }),
    })
    this.chats.set(chat.id, chat)
    for (const member of new Set([user, ...members])) {
      const role = member === user && kind !== 'direct' ? 'owner' : 'member'
      chat.members.set(member, { role, rev: 1, mark: 0 })
      changes.push({ change: 'added', user: member, chat: chat.id, role, rev: 1 })
    }
    if (kind === 'direct') chat.head = 1
    else chat.write(user, null, `created ${name}`, 'chat_created', [...chat.members.keys()])
    for (const member of chat.members.keys()) this.tell({ type: 'chat', chat: chat.id, user: member })
    return { chats: [seeChat(chat, user)] }
  }

  private send(chat: ModelChat, user: number, call: OpOf<'send'>['call'], changes: Change[]): OpAnswer {
    const known = chat.underKey(user, call.clientId)
    if (known) return { message: known }
    if (!chat.members.has(user)) this.letIn(chat, user, user, 'member_joined', changes)
    return { message: chat.write(user, call.clientId, call.content, null) }
  }

  private letIn(chat: ModelChat, user: number, by: number, system: string, changes: Change[]): number {
    const rev = chat.join(user, by, system)
    this.tell({ type: 'chat', chat: chat.id, user })
    changes.push({ change: 'added', user, chat: chat.id, role: 'member', rev })
    return rev
  }

  private end(session: string, changes: Change[]): OpAnswer {
    const row = this.sessions.get(session)
    if (row && !row.ended) {
      row.ended = true
      this.tell({ type: 'session_ended', session })
      changes.push({ change: 'session_ended', user: row.user, session })
    }
    return {}
  }

  /** A chat one may see; every other one does not exist. */
  private visible(id: number, user: number): ModelChat {
    const chat = this.chats.get(id)
    if (!chat || (chat.kind !== 'public' && !chat.members.has(user))) throw new Refusal(404, 'not_found')
    return chat
  }

  /** A message that is not deleted, of this author if one is named. */
  private there(chat: ModelChat, id: number, author?: number): SeenMessage {
    const message = chat.messages.get(id)
    if (!message || message.deleted || message.author !== (author ?? message.author))
      throw new Refusal(404, 'not_found')
    return message
  }
}
