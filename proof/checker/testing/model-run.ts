import { seeChat } from '#proof/checker/testing/model-answers.ts'
import { ModelCalls } from '#proof/checker/testing/model-calls.ts'
import type { Call } from '#proof/checker/testing/model-chat.ts'
import { ModelDevice, type Parcel } from '#proof/checker/testing/model-device.ts'
import { freshOf, rowsOf, stateOf } from '#proof/checker/testing/model-ending.ts'
import { EPOCH, ModelServer, type News, type Outcome } from '#proof/checker/testing/model-server.ts'
import { type HistoryEntry, historyEntry, type WrittenEntry } from '#proof/history/entry.ts'

/** ms that the model lets a push, and a call, be under way. */
const PUSH_MAX = 700
const CALL_MAX = 3000

/** Where a page of history is, when nothing is said. */
export const NEWEST = { beforeSeq: null, afterSeq: null, aroundSeq: null, walk: null }

type Fetch = Extract<Call, { kind: 'sync' | 'fetch_changes' | 'fetch_history' }>

/** The model server with devices around it: things happen one after the other on a clock of its own, and all is written down. */
export class ModelRun {
  now = 1
  readonly written: WrittenEntry[] = []
  readonly server: ModelServer
  readonly devices: ModelDevice[]
  readonly calls: ModelCalls
  private names = 0

  constructor(users: readonly number[]) {
    const ports = { now: () => this.now, write: (entry: WrittenEntry) => void this.written.push(entry) }
    this.server = new ModelServer((news) => this.spread(news))
    this.calls = new ModelCalls(this.server, ports)
    this.devices = users.flatMap((user) => [1, 2].map((each) => new ModelDevice(`u${user}d${each}`, user, ports)))
    ports.write({ type: 'run', format: 1, seed: 'model', startedAt: '2026-11-22T18:00:00.000Z' })
    for (const device of this.devices) {
      this.server.sessions.set(device.session, { user: device.user, ended: false })
      this.connect(device)
    }
  }

  /** A name that nothing else has. */
  name(what: string): string {
    return `${what} ${++this.names}`
  }

  /** Time goes on, and nothing is under way for too long. */
  tick(ms: number): void {
    this.now += ms
    for (const device of this.devices) {
      const isLate = () => this.now > device.stalledUntil && this.now - (device.down[0]?.sentAt ?? this.now) > PUSH_MAX
      while (isLate()) this.deliver(device)
    }
    for (const each of this.calls.pending) if (this.now - each.startedAt > CALL_MAX) this.calls.finish(each)
    for (const device of this.devices) this.pump(device)
  }

  deliver(device: ModelDevice): void {
    const parcel = device.down.shift()?.parcel
    if (!parcel) return
    switch (parcel.type) {
      case 'step':
        if (!device.hear(parcel)) this.catchUp(device, parcel.chat)
        break
      case 'chat':
        device.told('user:changes', parcel.chat, { whole: parcel.whole })
        if (device.chats.has(parcel.chat)) break
        device.takeWhole(null, parcel.whole, null)
        this.loadOlder(device, parcel.chat)
        break
      case 'removed':
        if (device.chats.has(parcel.chat)) device.forget(parcel.chat)
        break
      case 'session_ended':
        this.disconnect(device)
        this.signIn(device)
        break
    }
  }

  connect(device: ModelDevice): void {
    if (device.socket) return
    if (this.server.sessions.get(device.session)?.ended) this.signIn(device)
    device.socket = this.name('socket')
    this.noteSocket(device, 'opened')
    const startedAt = this.now
    const first = this.calls.lastId + 1
    const { answer, op } = this.fetch(device, { kind: 'sync', userRev: 0, chats: device.chats.size })
    const listed = new Set(answer?.chats?.map(({ chat }) => chat))
    for (const chat of [...device.chats.keys()]) if (!listed.has(chat)) device.forget(chat)
    for (const steps of answer?.steps ?? []) device.takeSteps(op, steps)
    for (const whole of answer?.chats ?? []) {
      if (!device.chats.has(whole.chat)) device.takeWhole(op, whole, null)
      this.catchUp(device, whole.chat)
      device.knowMark(whole.chat, whole.membership?.lastReadSeq ?? 0)
    }
    const ops = Array.from({ length: this.calls.lastId - first + 1 }, (_, at) => first + at)
    const { name: client, user } = device
    this.written.push({ type: 'caught_up', startedAt, endedAt: this.now, client, user, ops })
  }

  disconnect(device: ModelDevice): void {
    if (!device.socket) return
    for (const each of this.calls.pending) if (each.device === device) this.calls.lose(each)
    this.noteSocket(device, 'closed')
    device.socket = null
    device.down = []
  }

  /** The page before what is loaded, which is the newest one where nothing is. */
  loadOlder(device: ModelDevice, chat: number): void {
    this.catchUp(device, chat)
    const beforeSeq = device.chats.get(chat)?.loadedFrom
    if (!beforeSeq) return
    const { answer, op } = this.fetch(device, { kind: 'fetch_history', chat, ...NEWEST, beforeSeq })
    if (answer?.page) device.takePage(op, answer.page)
  }

  /** A call that is answered before anything else happens. */
  fetch(device: ModelDevice, call: Fetch): { answer: Outcome['answer'] | null; op: number } {
    const asked = this.calls.ask(device, call)
    this.now += 1
    this.calls.serve(asked)
    this.now += 1
    const outcome = this.calls.finish(asked)
    return { answer: outcome.status === 200 ? outcome.answer : null, op: asked.id }
  }

  /** Writes down a fault that begins now; one that stalls a device is one of its network. */
  fault(kind: string, ms: number, device: ModelDevice | null): void {
    const about = device ? { network: true, clients: [device.name] } : {}
    this.written.push({ type: 'fault', id: ++this.names, kind, from: this.now, to: this.now + ms, ...about })
  }

  /** Everything that is under way arrives, nobody writes any more, and all is looked at. */
  conclude(): HistoryEntry[] {
    this.calls.late = []
    for (let round = 0; round < 3 || this.calls.pending.length > 0; round++) {
      for (const device of this.devices) this.connect(device)
      this.tick(20)
      for (const each of this.calls.pending) this.calls.finish(each)
      for (const device of this.devices) {
        while (device.down.length > 0) this.deliver(device)
        for (const chat of [...device.chats.keys()]) this.catchUp(device, chat)
      }
    }
    this.tick(2000)
    this.written.push({ type: 'quiet', at: this.now })
    // A mark that was read on one device is told to the others by their next list.
    for (const device of this.devices) this.disconnect(device)
    for (const device of this.devices) this.connect(device)
    for (const device of this.devices) this.written.push(stateOf(this.server, device, this.now))
    for (const user of new Set(this.devices.map((device) => device.user))) {
      this.written.push(freshOf(this.server, user, this.now))
    }
    this.written.push(...rowsOf(this.server, this.now))
    return this.written.map((entry) => historyEntry.parse(entry))
  }

  private catchUp(device: ModelDevice, chat: number): void {
    const held = device.chats.get(chat)
    if (!held || held.cursor === this.server.chats.get(chat)?.head) return
    const { answer, op } = this.fetch(device, { kind: 'fetch_changes', chat, after: held.cursor, epoch: EPOCH })
    if (!answer) device.forget(chat)
    for (const steps of answer?.steps ?? []) device.takeSteps(op, steps)
    if (answer?.reset && answer.chats?.[0]) device.takeWhole(op, answer.chats[0], answer.page ?? null)
  }

  /** The first of each queue goes out, one at a time. */
  private pump(device: ModelDevice): void {
    if (!device.socket) return
    for (const [chat, [next]] of device.queues) {
      if (!next || next.inFlight) continue
      next.inFlight = true
      const { clientId, content, place } = next
      this.calls.ask(device, { kind: 'send', chat, clientId, content, place }, next)
    }
  }

  private signIn(device: ModelDevice): void {
    device.forget(null)
    device.queues.clear()
    device.session = this.name(`${device.name} session`)
    this.server.sessions.set(device.session, { user: device.user, ended: false })
  }

  private spread(news: News): void {
    for (const device of this.devices) {
      const parcel = device.socket ? this.parcelFor(device, news) : null
      if (parcel) device.down.push({ sentAt: this.now, parcel })
    }
  }

  private parcelFor(device: ModelDevice, news: News): Parcel | null {
    if (news.type === 'session_ended') return news.session === device.session ? { type: 'session_ended' } : null
    const chat = this.server.chats.get(news.chat)
    if (!chat || this.server.sessions.get(device.session)?.ended) return null
    if (news.type === 'step') return chat.members.has(device.user) ? news : null
    if (news.user !== device.user) return null
    if (news.type === 'removed') return { type: 'removed', chat: news.chat }
    return { type: 'chat', chat: news.chat, whole: seeChat(chat, device.user) }
  }

  private noteSocket({ name: client, user, session, socket }: ModelDevice, what: 'opened' | 'closed'): void {
    this.written.push({ type: 'socket', at: this.now, client, user, session, socket: socket ?? '', what })
  }
}
