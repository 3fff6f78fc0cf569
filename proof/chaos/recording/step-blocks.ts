import type { Input } from '#client/sync/engine-protocol.ts'
import type { Change, ChatChanges } from '#contracts/sync.ts'

/** How something reached a device. */
export interface Arrival {
  at: number
  /** The try that was answered by it; null for what the server pushed. */
  op: number | null
}

/** Steps of a chat in `(after, upto]`, as one event or one answer told them. */
export interface Block {
  via: 'event' | 'changes'
  arrival: Arrival
  after: number
  upto: number
  changes: readonly Change[]
}

/** What a device was told of its chats' steps and has not applied. */
export class StepBlocks {
  readonly #waiting = new Map<number, Block[]>()

  /** Remembers what an input brought. */
  learn(input: Input, arrival: Arrival): void {
    if (input.type === 'chat_changes') this.#keep('event', arrival, input.event)
    if (input.type === 'sync_answered') for (const steps of input.answer.changes) this.#keep('changes', arrival, steps)
    if (input.type === 'changes_answered' && input.answer.kind === 'changes') {
      this.#keep('changes', arrival, input.answer)
    }
  }

  /** How a cursor got from one place to another, block by block; null at the end where nothing covers the rest of the way. */
  way(chatId: number, from: number, to: number): (Block | null)[] {
    const blocks = this.#waiting.get(chatId) ?? []
    const taken: (Block | null)[] = []
    for (let at = from; at < to; ) {
      const next = blocks.findLast((block) => block.after <= at && block.upto > at)
      taken.push(next ? cut(next, at, to) : null)
      at = next ? Math.min(next.upto, to) : to
    }
    this.#waiting.set(
      chatId,
      blocks.filter((block) => block.upto > to),
    )
    return taken
  }

  forget(chatId: number): void {
    this.#waiting.delete(chatId)
  }

  clear(): void {
    this.#waiting.clear()
  }

  #keep(via: Block['via'], arrival: Arrival, { chat_id, after, upto, changes }: ChatChanges): void {
    const known = this.#waiting.get(chat_id)
    const block = { via, arrival, after, upto, changes }
    if (known) known.push(block)
    else this.#waiting.set(chat_id, [block])
  }
}

function cut(block: Block, after: number, upto: number): Block {
  const changes = block.changes.filter(({ rev }) => rev > after && rev <= upto)
  return { ...block, after, upto: Math.min(block.upto, upto), changes }
}
