import type { ChatRecord, Replica } from '#client/replica/replica.ts'
import type { Input } from '#client/sync/engine-protocol.ts'
import type { HistoryPage } from '#contracts/messages.ts'
import type { ChatChanges } from '#contracts/sync.ts'
import { toldBy, writeDelivered } from '#proof/chaos/recording/pushed.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'
import { chatState, seenMember, seenMessage } from '#proof/chaos/recording/seen.ts'
import { type Arrival, StepBlocks } from '#proof/chaos/recording/step-blocks.ts'
import { headOf, Wholes } from '#proof/chaos/recording/wholes.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

type Applied = Extract<WrittenEntry, { type: 'applied' }>

/**
 * Writes down what the product's own client takes in: it is told of every input of the synchronisation engine and of the
 * replica that followed from it, compares that with the one before, and tells what changed, and by what.
 */
export class ReplicaObserver {
  #replica: Replica | null = null
  /** As the server said it last: a chat that it makes is of that epoch, also where the replica knows none yet. */
  #epoch = 'unknown'
  readonly #arrivals = new WeakMap<object, Arrival>()
  readonly #blocks = new StepBlocks()
  readonly #wholes = new Wholes()
  readonly #pages = new Map<HistoryPage, Arrival>()

  constructor(
    private readonly recorder: Recorder,
    private readonly asker: () => Asker & { session: string },
  ) {}

  /** The server said something. Steps are told when it is known what became of them. */
  pushed(name: string, event: unknown): void {
    this.arrived(event)
    if (name === 'welcome') this.#epoch = (event as { epoch: string }).epoch
    if (name !== 'chat:changes') writeDelivered(this.recorder, this.asker(), toldBy(name, event))
  }

  /** Something reached the device, pushed or as the answer to a try; what it does comes later. */
  arrived(what: unknown, op: number | null = null): void {
    if (typeof what !== 'object' || what === null) return
    this.#arrivals.set(what, { at: this.recorder.now(), op })
    // A chat is passed on without the answer around it.
    if ('chat' in what) this.arrived(what.chat, op)
  }

  /** The device was closed, or has forgotten everything. */
  forget(): void {
    this.#replica = null
    this.#blocks.clear()
    this.#wholes.clear()
    this.#pages.clear()
    this.recorder.write({ type: 'forgot', at: this.recorder.now(), client: this.asker().client, chat: null })
  }

  /** All that the device holds now. */
  writeState(order: readonly number[]): void {
    const replica = this.#replica
    if (!replica?.epoch) return
    const chats = order.flatMap((chatId) => {
      const record = replica.chats.get(chatId)
      if (!record) return []
      return [chatState(record, replica.conversations.get(chatId), replica.members.get(chatId) ?? null)]
    })
    const { client, user } = this.asker()
    this.recorder.write({ type: 'state', at: this.recorder.now(), client, user, epoch: replica.epoch, chats })
  }

  /** The engine took an input, and this is the replica now. */
  observe(input: Input, replica: Replica): void {
    const before = this.#replica
    this.#replica = replica
    const arrival = this.#arrivalOf(input)
    this.#blocks.learn(input, arrival)
    this.#wholes.learn(input, arrival)
    if (input.type === 'disconnected') {
      this.#blocks.clear()
      this.#wholes.clear()
    }
    if (input.type === 'page_answered') this.#pages.set(input.page, arrival)
    if (input.type === 'chat_changes') this.#tellUnapplied(input.event, before, replica)
    for (const [chatId, record] of replica.chats) {
      const known = before?.chats.get(chatId)
      if (known === record) continue
      if (known?.rev !== record.rev) this.#tellMove(arrival, chatId, known?.rev ?? null, replica)
      if (record.chat.membership && known?.lastReadSeq !== record.lastReadSeq) this.#tellMark(chatId, record)
    }
    for (const chatId of before?.chats.keys() ?? []) if (!replica.chats.has(chatId)) this.#tellForgotten(chatId)
    this.#tellPages(replica)
  }

  #arrivalOf(input: Input): Arrival {
    const carried = [
      'event' in input && input.event,
      'answer' in input && input.answer,
      'page' in input && input.page,
      'chat' in input && input.chat,
    ].find((each) => typeof each === 'object')
    return (carried && this.#arrivals.get(carried)) || { at: this.recorder.now(), op: null }
  }

  /** Steps that were pushed, and that no `applied` entry tells of now: known ones, and those that have to wait. */
  #tellUnapplied(event: ChatChanges, before: Replica | null, replica: Replica): void {
    const cursor = replica.chats.get(event.chat_id)?.rev ?? 0
    const stood = before?.chats.get(event.chat_id)?.rev ?? cursor
    if (cursor < event.upto || cursor === stood)
      writeDelivered(this.recorder, this.asker(), toldBy('chat:changes', event))
  }

  /** A cursor moved: by a whole chat, by steps that were told in one or several blocks, or by both. */
  #tellMove(arrival: Arrival, chat: number, before: number | null, replica: Replica): void {
    const cursor = replica.chats.get(chat)?.rev ?? 0
    const keepsMessages = before !== null && replica.conversations.has(chat)
    let at = before
    const whole = this.#wholes.take(chat, before ?? -1, cursor, keepsMessages)
    if (whole) {
      at = headOf(whole)
      const messages = whole.page?.messages.map(seenMessage) ?? []
      this.#applied({ via: 'reset', chat, before, cursor: at, messages }, whole.arrival)
    }
    for (const block of this.#blocks.way(chat, at ?? 0, cursor)) {
      const changes = block?.changes ?? []
      const upto = block?.upto ?? cursor
      this.#applied(
        {
          via: block?.via ?? 'event',
          chat,
          before: at,
          cursor: upto,
          revs: changes.map(({ rev }) => rev),
          messages: changes.flatMap(({ message }) => (message ? [seenMessage(message)] : [])),
          members: changes.flatMap(({ members }) => members.map(seenMember)),
        },
        block?.arrival ?? arrival,
      )
      at = upto
    }
  }

  #applied(
    what: Omit<Applied, 'type' | 'at' | 'arrivedAt' | 'client' | 'user' | 'session' | 'epoch' | 'op'>,
    { at: arrivedAt, op }: Arrival,
  ): void {
    const { client, user, session } = this.asker()
    const epoch = this.#replica?.epoch ?? this.#epoch
    this.recorder.write({
      type: 'applied',
      at: this.recorder.now(),
      arrivedAt,
      client,
      user,
      session,
      epoch,
      op,
      ...what,
    })
  }

  /**
   * A page may wait for its chat's cursor: it counts when its messages stand in the conversation. What changed since it was read
   * is taken in as the device has it.
   */
  #tellPages(replica: Replica): void {
    for (const [page, arrival] of this.#pages) {
      const record = replica.chats.get(page.chat_id)
      const held = new Map(replica.conversations.get(page.chat_id)?.messages.map((each) => [each.seq, each]))
      if (!record || !page.messages.some((message) => held.get(message.seq) === message)) continue
      this.#pages.delete(page)
      const { rev } = record
      const messages = page.messages.map((message) => seenMessage(held.get(message.seq) ?? message))
      this.#applied({ via: 'page', chat: page.chat_id, before: rev, cursor: rev, messages }, arrival)
    }
  }

  #tellMark(chat: number, record: Pick<ChatRecord, 'lastReadSeq' | 'base'>): void {
    const { client, user } = this.asker()
    const { lastReadSeq, base } = record
    const unread = base.mark === lastReadSeq ? { count: base.count, at: base.at, from: base.from } : null
    this.recorder.write({ type: 'marks', at: this.recorder.now(), client, user, chat, lastReadSeq, unread })
  }

  #tellForgotten(chat: number): void {
    this.#blocks.forget(chat)
    this.recorder.write({ type: 'forgot', at: this.recorder.now(), client: this.asker().client, chat })
  }
}
