import { chooseCall } from '#proof/checker/testing/choose-call.ts'
import type { Deed, Step } from '#proof/checker/testing/deeds.ts'
import type { Pending } from '#proof/checker/testing/model-calls.ts'
import type { Call, ModelChat } from '#proof/checker/testing/model-chat.ts'
import type { ModelDevice } from '#proof/checker/testing/model-device.ts'
import { stateOf } from '#proof/checker/testing/model-ending.ts'
import { ModelRun, NEWEST } from '#proof/checker/testing/model-run.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'

/** Does steps in the model, lets it come to rest, and answers the history: a right one, whatever the steps. */
export function recordRun(steps: readonly Step[]): HistoryEntry[] {
  const world = new World()
  for (const step of steps) world.do(...step)
  return world.run.conclude()
}

class World {
  readonly run = new ModelRun([1, 2, 3, 4])
  private readonly walks = new Map<string, { walk: string; beforeSeq: number | null }>()

  constructor() {
    const made = (name: string | null, members: number[]): Call => ({ kind: 'create_chat', name, members })
    const [first] = this.run.devices as [ModelDevice]
    for (const call of [made('group', [2, 3, 4]), made('public', []), made(null, [2]), made('public', [2])]) {
      this.calls.finish(this.calls.ask(first, call))
      this.run.tick(5)
    }
  }

  do(deed: Deed, a: number, b: number, c: number): void {
    const { run } = this
    run.tick(1 + (c % 40))
    const device = run.devices[a % run.devices.length] as ModelDevice
    const call = chooseCall(run, deed, device, b, c)
    if (!call) this.others[deed]?.(device, b)
    else if (device.socket) {
      const asked = run.calls.ask(device, call)
      // Who is in a chat that nobody has told of cannot be written down.
      if (call.kind === 'create_chat') run.calls.finish(asked)
    }
  }

  /** What no call is. `b` picks among several. */
  private readonly others: Partial<Record<Deed, (device: ModelDevice, b: number) => void>> = {
    send: (device, b) => this.queue(device, b),
    sendAgain: (_, b) => {
      const known = pick(this.calls.acknowledged, b)
      if (known?.device.socket) this.calls.ask(known.device, known.call).attempt = known.attempt + 1
    },
    callWhenSignedOut: (device) => this.callWhenSignedOut(device),
    serve: (_, b) => this.withPending(b, (pending) => this.calls.serve(pending)),
    answer: (_, b) => this.withPending(b, (pending) => this.calls.finish(pending)),
    loseCall: (_, b) => this.withPending(b, (pending) => this.calls.lose(pending)),
    double: (_, b) => this.withPending(b, (pending) => this.double(pending)),
    arriveLate: (_, b) => {
      const late = pick(this.calls.late, b)
      this.calls.late = this.calls.late.filter((each) => each !== late)
      if (late) this.calls.arrive(late)
    },
    deliver: (device) => this.run.deliver(device),
    loseStep: ({ down }) => {
      if (down[0]?.parcel.type === 'step') down.shift()
    },
    repeatStep: ({ down }) => {
      const [next] = down
      if (next?.parcel.type === 'step') down.splice(1, 0, next)
    },
    disconnect: (device) => this.run.disconnect(device),
    connect: (device) => this.run.connect(device),
    killServer: () => {
      this.run.fault('kill_server', 200, null)
      for (const each of this.run.devices) this.run.disconnect(each)
    },
    stall: (device) => {
      this.run.fault('stall', 2500, device)
      device.stalledUntil = this.run.now + 2500
    },
    forget: (device) => {
      this.run.disconnect(device)
      device.forget(null)
    },
    render: (device, b) => withChat(device, b, (chat) => device.render(chat)),
    snapshot: (device) => this.run.written.push(stateOf(this.run.server, device, this.run.now)),
    loadOlder: (device, b) => withChat(device, b, (chat) => device.socket && this.run.loadOlder(device, chat)),
    walk: (device, b) => withChat(device, b, (chat) => device.socket && this.walk(device, chat)),
  }

  private get calls() {
    return this.run.calls
  }

  private withPending(b: number, deed: (pending: Pending) => unknown): void {
    const pending = pick(this.calls.pending, b)
    if (pending) deed(pending)
  }

  /**
   * What arrives twice at once changes nothing the second time; an edit in between would be undone, and no one could know. What was refused is not
   * repeated: once the right is given it would be taken, though its sender was told that it is nowhere.
   */
  private double(pending: Pending): void {
    const { call } = pending
    if (call.kind !== 'read' && (call.kind !== 'send' || call.clientId === null)) return
    if (this.calls.serve(pending).status === 200) this.calls.arrive(pending)
  }

  private queue(device: ModelDevice, b: number): void {
    const { run } = this
    const open = (chat: ModelChat) => chat.kind === 'public' && (chat.id + device.user) % 3 > 0
    const chats = [...run.server.chats.values()].filter((chat) => open(chat) || device.chats.has(chat.id))
    const chat = pick(chats, b)
    if (!chat) return
    const clientId = run.name('key')
    const queue = device.queues.get(chat.id) ?? []
    queue.push({ clientId, content: `text of ${clientId}`, place: ++device.places, tries: 0, inFlight: false })
    device.queues.set(chat.id, queue)
  }

  /** The next page of a walk through a chat. */
  private walk(device: ModelDevice, chat: number): void {
    const key = `${device.name} ${chat}`
    const { walk, beforeSeq } = this.walks.get(key) ?? { walk: this.run.name('walk'), beforeSeq: null }
    const { answer } = this.run.fetch(device, { kind: 'fetch_history', chat, ...NEWEST, beforeSeq, walk })
    const first = answer?.page?.messages[0]
    if (first && answer.page?.hasOlder) this.walks.set(key, { walk, beforeSeq: first.seq })
    else this.walks.delete(key)
  }

  private callWhenSignedOut(device: ModelDevice): void {
    const { sessions, chats } = this.run.server
    const over = [...sessions].find(([, { user, ended }]) => ended && user === device.user)
    const [chat] = chats.keys()
    if (!over || !chat) return
    this.calls.ask(device, { kind: 'fetch_history', chat, ...NEWEST }).session = over[0]
  }
}

function pick<T>(all: readonly T[], b: number): T | undefined {
  return all[b % Math.max(1, all.length)]
}

function withChat(device: ModelDevice, b: number, deed: (chat: number) => unknown): void {
  const chat = pick([...device.chats.keys()], b)
  if (chat !== undefined) deed(chat)
}
