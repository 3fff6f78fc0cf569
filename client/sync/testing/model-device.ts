import { tidingsOf, unconfirmedMarks } from '#client/replica/read-marks.ts'
import { emptyReplica } from '#client/replica/replica.ts'
import {
  fromStored,
  type StoredChat,
  type StoredConversation,
  type StoredCursor,
  toStoredChat,
  toStoredConversation,
} from '#client/storage/stored-replica.ts'
import { handle } from '#client/sync/engine.ts'
import type { Command, Input } from '#client/sync/engine-protocol.ts'
import { createEngine, type Engine } from '#client/sync/engine-state.ts'
import type { ModelServer, News } from '#client/sync/testing/model-server.ts'
import type { Problem, ProblemCode } from '#contracts/problems.ts'

interface Disk {
  cursor: StoredCursor
  chats: StoredChat[]
  conversations: StoredConversation[]
}

const DOUBLED: readonly Input['type'][] = ['chat_changes', 'user_changes', 'heads', 'others_read']

/**
 * One device of a person: a real engine, and a network in both directions whose traffic waits until the schedule moves it.
 * It does what the shell around the engine does, without time.
 */
export class ModelDevice {
  engine: Engine
  up: Command[] = []
  down: Input[] = []
  /** Who waits for a `hold_over`. */
  holds: (number | null)[] = []
  connected = false
  /** `changes` and `sync` asked since the last `welcome`. */
  asked = 0
  private visited = new Set<number>()

  private disk: Disk | null = null

  constructor(
    private readonly server: ModelServer,
    readonly userId: number,
    private readonly afterStep: (device: ModelDevice) => void,
  ) {
    this.engine = createEngine(emptyReplica(server.me(userId)))
  }

  step(input: Input): void {
    for (const command of handle(this.engine, input)) {
      if (command.type === 'hold') this.holds.push(command.chatId)
      else this.up.push(command)
      if (command.type === 'sync' || command.type === 'changes') this.asked++
    }
    this.afterStep(this)
  }

  connect(): void {
    if (this.connected) return
    this.connected = true
    this.asked = 0
    this.down.push({ type: 'welcome', me: this.server.me(this.userId) })
  }

  disconnect(): void {
    this.connected = false
    this.up = []
    this.down = []
    this.visited.clear()
    this.step({ type: 'disconnected' })
  }

  /** Fan-out: what this device's connection hears. */
  hear(news: News): void {
    if (!this.connected) return
    if (news.type === 'user_changes') {
      if (news.userId === this.userId) this.down.push({ type: 'user_changes', event: news.event })
      return
    }
    const isMember = this.server.chats.get(news.chatId)?.members.has(this.userId)
    if (!isMember && !this.visited.has(news.chatId)) return
    if (news.type === 'chat_changes') this.down.push({ type: 'chat_changes', event: news.event })
    else this.down.push({ type: 'others_read', chatId: news.chatId, userId: news.userId, seq: news.seq })
  }

  heartbeat(): void {
    if (!this.connected) return
    const mine = [...this.server.chats.values()].filter((chat) => chat.members.has(this.userId))
    const chats = mine.map((chat): [number, number] => [chat.id, chat.head])
    const event = { epoch: this.server.epoch, user_rev: this.server.headOf(this.userId), chats }
    this.down.push({ type: 'heads', event })
  }

  /** The server reads request number `place` of those on their way. */
  serve(place: number): void {
    const [command] = this.up.splice(place, 1)
    if (command) this.answer(command)
  }

  deliver(place: number): void {
    const [input] = this.down.splice(place, 1)
    if (input) this.step(input)
  }

  double(place: number): void {
    const input = this.down[place]
    // An answer belongs to one request: the transport hands over the first and drops every other.
    if (input && DOUBLED.includes(input.type)) this.down.splice(place, 0, input)
  }

  /** What the shell does when something gets lost: time-outs become failures, and a `sync` without answer a new connection. */
  lose(place: number): void {
    const [input] = this.down.splice(place, 1)
    if (!input) return
    if (input.type === 'sync_answered' || input.type === 'welcome') {
      this.disconnect()
      this.connect()
    } else if (input.type === 'changes_answered') {
      this.step({ type: 'changes_failed', chatId: input.chatId, problem: problem('unavailable') })
    } else if (input.type === 'visit_answered') {
      this.up.push({ type: 'visit', chatId: input.chatId })
    } else if (input.type === 'page_answered') {
      const load = this.engine.loads.get(input.token)
      if (load) this.up.push({ type: 'history', token: input.token, request: load.request })
    }
  }

  holdOver(): void {
    const chatId = this.holds.shift()
    if (chatId !== undefined) this.step({ type: 'hold_over', chatId })
  }

  tellMarks(): void {
    if (!this.engine.synced) return
    for (const record of unconfirmedMarks(this.engine.replica)) {
      const { read, unread } = tidingsOf(record)
      const first = read && this.server.markRead(this.userId, read)
      if (first) this.down.push({ type: 'mark_answered', answer: first, told: unread ? null : record.wish })
      const second = unread && this.server.markUnread(this.userId, unread.chat_id, unread.from_seq)
      if (second) this.down.push({ type: 'mark_answered', answer: second, told: record.wish })
    }
  }

  /** Writes what a browser keeps. */
  save(): void {
    const { replica } = this.engine
    if (replica.epoch === null) return
    const mine = [...replica.chats.values()].filter((record) => record.chat.membership !== null)
    this.disk = {
      cursor: { epoch: replica.epoch, userRev: replica.userRev },
      chats: mine.map(toStoredChat),
      conversations: mine.flatMap(({ chat }) => toStoredConversation(replica, chat.id, 0) ?? []),
    }
  }

  /** The page is closed, and opened again with what was kept. */
  reload(): void {
    if (this.connected) this.disconnect()
    const me = this.server.me(this.userId)
    const { replica, recent } = this.disk
      ? fromStored(me, this.disk.cursor, this.disk.chats, this.disk.conversations)
      : { replica: emptyReplica(me), recent: [] }
    this.engine = createEngine(replica, recent)
    this.holds = []
  }

  /** Everything that waits goes its way, in order. */
  settle(): void {
    for (let round = 0; this.up.length + this.down.length + this.holds.length > 0; round++) {
      if (round > 500) throw new Error('The device never comes to rest')
      while (this.up.length > 0) this.serve(0)
      while (this.down.length > 0) this.deliver(0)
      for (let left = this.holds.length; left > 0; left--) this.holdOver()
    }
  }

  private answer(command: Command): void {
    const { server, userId } = this
    switch (command.type) {
      case 'sync':
        this.down.push({ type: 'sync_answered', answer: server.sync(userId, command.request) })
        break
      case 'changes': {
        const chatId = command.request.chat_id
        const answer = server.changes(userId, command.request)
        if (answer) this.down.push({ type: 'changes_answered', chatId, answer })
        else this.down.push({ type: 'changes_failed', chatId, problem: problem('not_found') })
        break
      }
      case 'history': {
        const page = server.history(userId, command.request)
        if (page) this.down.push({ type: 'page_answered', token: command.token, page })
        else this.down.push({ type: 'page_failed', token: command.token, problem: problem('not_found') })
        break
      }
      case 'visit': {
        const { chatId } = command
        const chat = server.seeChat(userId, chatId)
        if (chat) this.visited.add(chatId)
        if (chat) this.down.push({ type: 'visit_answered', chatId, chat })
        else this.down.push({ type: 'visit_failed', chatId, problem: problem('not_found') })
        break
      }
      case 'end_visit':
        this.visited.delete(command.chatId)
        break
    }
  }
}

export function problem(code: ProblemCode): Problem {
  return { type: 'about:blank', title: code, status: 0, detail: code, code }
}
