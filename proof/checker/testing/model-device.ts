import type { ModelStep } from '#proof/checker/testing/model-chat.ts'
import { EPOCH } from '#proof/checker/testing/model-server.ts'
import type { EntryOf, WrittenEntry } from '#proof/history/entry.ts'
import type { SeenChat, SeenMessage, SeenPage, SeenSteps } from '#proof/history/parts.ts'

interface Held {
  cursor: number
  mark: number
  /** Everything from this seq on is here. */
  loadedFrom: number
  messages: Map<number, SeenMessage>
}

/** What is under way from the server to a device. */
export type Parcel =
  | ({ type: 'step' } & ModelStep)
  | { type: 'chat'; chat: number; whole: SeenChat }
  | { type: 'removed'; chat: number }
  | { type: 'session_ended' }

export interface Queued {
  clientId: string
  content: string
  place: number
  tries: number
  inFlight: boolean
}

type Applied = Omit<Extract<WrittenEntry, { type: 'applied' }>, 'type' | 'client' | 'user' | 'session' | 'at' | 'epoch'>

/** A device that keeps to the protocol, and writes down what it takes in. */
export class ModelDevice {
  session: string
  socket: string | null = null
  stalledUntil = 0
  readonly chats = new Map<number, Held>()
  readonly queues = new Map<number, Queued[]>()
  down: { sentAt: number; parcel: Parcel }[] = []
  places = 0

  constructor(
    readonly name: string,
    readonly user: number,
    private readonly ports: { now: () => number; write: (entry: WrittenEntry) => void },
  ) {
    this.session = `${name}/1`
  }

  private get who() {
    return { client: this.name, user: this.user, at: this.ports.now() }
  }

  /** Takes a step that the server pushed. False when one before it is missing. */
  hear(parcel: Extract<Parcel, { type: 'step' }>): boolean {
    const { chat, rev, messages, members } = parcel
    const held = this.chats.get(chat)
    if (held && rev === held.cursor + 1) {
      this.apply(held, { chat, via: 'event', before: held.cursor, cursor: rev, revs: [rev], messages, members })
      return true
    }
    this.told('chat:changes', chat, { revs: [rev], messages })
    return held === undefined || rev <= held.cursor
  }

  told(event: string, chat: number, what: { revs?: number[]; messages?: SeenMessage[]; whole?: SeenChat }): void {
    this.ports.write({ type: 'delivered', ...this.who, session: this.session, event, chat, ...what })
  }

  takeSteps(op: number, steps: SeenSteps): void {
    const held = this.chats.get(steps.chat)
    if (!held) return
    const { chat, upto: cursor, revs, messages, members } = steps
    this.apply(held, { chat, via: 'changes', op, before: held.cursor, cursor, revs, messages, members })
  }

  /** A chat told whole replaces what was held of it. */
  takeWhole(op: number | null, whole: SeenChat, page: SeenPage | null): void {
    const before = this.chats.get(whole.chat)?.cursor ?? null
    const messages = page?.messages ?? []
    const loadedFrom = page && !page.hasOlder ? 0 : (messages[0]?.seq ?? whole.head + 1)
    const mark = whole.membership?.lastReadSeq ?? 0
    const held = { cursor: whole.head, mark, loadedFrom, messages: new Map<number, SeenMessage>() }
    this.chats.set(whole.chat, held)
    this.apply(held, { chat: whole.chat, via: 'reset', op, before, cursor: whole.head, messages })
    this.knowMark(whole.chat, mark)
  }

  takePage(op: number, page: SeenPage): void {
    const held = this.chats.get(page.chat)
    if (!held || page.head !== held.cursor) return
    held.loadedFrom = page.hasOlder ? (page.messages[0]?.seq ?? held.loadedFrom) : 0
    const { cursor } = held
    this.apply(held, { chat: page.chat, via: 'page', op, before: cursor, cursor, messages: page.messages })
  }

  knowMark(chat: number, mark: number): void {
    const held = this.chats.get(chat)
    if (!held) return
    held.mark = Math.max(held.mark, mark)
    this.ports.write({ type: 'marks', ...this.who, chat, lastReadSeq: held.mark })
  }

  forget(chat: number | null): void {
    if (chat === null) this.chats.clear()
    else this.chats.delete(chat)
    this.ports.write({ type: 'forgot', at: this.ports.now(), client: this.name, chat })
  }

  leaveQueue(item: Queued): void {
    for (const [chat, queue] of this.queues) {
      this.queues.set(
        chat,
        queue.filter((each) => each !== item),
      )
    }
  }

  shown(chat: number): SeenMessage[] {
    return [...(this.chats.get(chat)?.messages.values() ?? [])].sort((a, b) => a.seq - b.seq)
  }

  render(chat: number): void {
    const rows: EntryOf<'rendered'>['rows'] = this.shown(chat).map(({ id, author, clientId, seq }) => {
      return { id, author, clientId, seq, pending: false }
    })
    const there = new Set(rows.map(({ clientId }) => clientId))
    for (const { clientId } of this.queues.get(chat) ?? []) {
      if (there.has(clientId)) continue
      rows.push({ id: null, author: this.user, clientId, seq: null, pending: true })
    }
    this.ports.write({ type: 'rendered', ...this.who, chat, rows })
  }

  private apply(held: Held, entry: Applied): void {
    held.cursor = entry.cursor
    for (const message of entry.messages as SeenMessage[]) {
      if (message.seq >= held.loadedFrom) held.messages.set(message.id, message)
    }
    this.ports.write({ type: 'applied', ...this.who, session: this.session, epoch: EPOCH, ...entry })
  }
}
