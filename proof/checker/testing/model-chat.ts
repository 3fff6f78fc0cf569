import type { Op } from '#proof/checker/index/intents.ts'
import type { SeenMember, SeenMessage } from '#proof/history/parts.ts'

export type Call = Op['call']

interface Member {
  role: 'owner' | 'admin' | 'member'
  rev: number
  mark: number
}

/** What one step of a chat touched, as it looks now. */
export interface ModelStep {
  chat: number
  rev: number
  messages: SeenMessage[]
  members: SeenMember[]
}

/** One chat, with the present state of everything in it. Each change takes the next number and is told. */
export class ModelChat {
  head = 0
  readonly members = new Map<number, Member>()
  /** In the order of `seq`. */
  readonly messages = new Map<number, SeenMessage>()
  private readonly byKey = new Map<string, number>()

  constructor(
    readonly id: number,
    readonly kind: 'direct' | 'group' | 'public',
    private readonly ports: { nextMessage: () => number; tell: (step: ModelStep) => void },
  ) {}

  get newest(): SeenMessage | null {
    return [...this.messages.values()].at(-1) ?? null
  }

  memberList(): SeenMember[] {
    return [...this.members].map(([user, { role, rev }]) => ({ user, role, rev }))
  }

  unread(user: number): number {
    const mark = this.members.get(user)?.mark ?? this.head
    const countable = ({ seq, author, system, deleted }: SeenMessage) =>
      seq > mark && author !== user && system === null && !deleted
    return [...this.messages.values()].filter(countable).length
  }

  othersMark(user: number): number {
    return Math.max(0, ...[...this.members].map(([other, { mark }]) => (other === user ? 0 : mark)))
  }

  /** What an author stored under a key. */
  underKey(author: number, clientId: string | null): SeenMessage | undefined {
    return clientId === null ? undefined : this.messages.get(this.byKey.get(`${author} ${clientId}`) ?? 0)
  }

  /** Stores a message, and with it, in the same step, changes of members. */
  write(
    author: number,
    clientId: string | null,
    content: string,
    system: string | null,
    members: number[] = [],
  ): SeenMessage {
    const id = this.ports.nextMessage()
    if (clientId !== null) this.byKey.set(`${author} ${clientId}`, id)
    const seq = this.head + 1
    const fixed = { id, chat: this.id, seq, rev: seq, author, clientId, system }
    return this.change({ ...fixed, content, version: 0, deleted: false, reactions: [], reply: null }, members)
  }

  edit(message: SeenMessage, content: string): SeenMessage {
    if (content === message.content) return message
    return this.change({ ...message, content, version: message.version + 1 })
  }

  remove(message: SeenMessage): SeenMessage {
    return this.change({ ...message, content: '', deleted: true, reactions: [], version: message.version + 1 })
  }

  react(message: SeenMessage, user: number, emoji: string, wanted: boolean): SeenMessage {
    const all = message.reactions ?? []
    const others = all.filter((each) => each.user !== user || each.emoji !== emoji)
    if (wanted === others.length < all.length) return message
    return this.change({ ...message, reactions: wanted ? [...others, { user, emoji }] : others })
  }

  /** Lets somebody in, with a system line of the same step. */
  join(user: number, by: number, system: string): number {
    this.members.set(user, { role: 'member', rev: this.head + 1, mark: this.head })
    return this.write(by, null, 'joined', system, [user]).rev
  }

  setRole(user: number, member: Member, role: Member['role']): number {
    member.role = role
    member.rev = ++this.head
    this.step([], [user])
    return this.head
  }

  private change(message: SeenMessage, members: number[] = []): SeenMessage {
    const changed = Object.freeze({ ...message, rev: ++this.head })
    this.messages.set(changed.id, changed)
    this.step([changed], members)
    return changed
  }

  private step(messages: SeenMessage[], members: number[]): void {
    const told = this.memberList().filter(({ user }) => members.includes(user))
    this.ports.tell({ chat: this.id, rev: this.head, messages, members: told })
  }
}
