import { type Allowance, TokenBucket } from '#realtime/token-bucket.ts'

/** ms. Who is heard typing is believed for longer than this, so whatever is said in between tells nobody anything. */
const PAUSE = 2000
/** For all chats and devices of a person: people type in one chat at a time, on one device. */
const TYPING: Allowance = { perSecond: 2, burst: 10 }
/** ms after which an allowance is whole again, and need not be remembered. */
const WHOLE_AGAIN = (TYPING.burst / TYPING.perSecond) * 1000

/**
 * How often a person is told to be typing: each time is told to everybody in a chat, and costs himself nothing. What is too much
 * is dropped without a word. Remembers only what was said in the last seconds. Rule CH14.
 */
export class TypingBudget {
  readonly #said = new RecentMap<string, true>(PAUSE)
  readonly #people = new RecentMap<number, TokenBucket>(WHOLE_AGAIN)

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** Whether it is told now that this person types in this chat. */
  take(userId: number, chatId: number): boolean {
    const at = this.now()
    const key = keyOf(userId, chatId)
    if (this.#said.get(key, at)) return false
    const bucket = this.#people.get(userId, at) ?? new TokenBucket(TYPING, this.now)
    this.#people.set(userId, bucket, at)
    if (bucket.take() !== 'fine') return false
    this.#said.set(key, true, at)
    return true
  }

  /** His message is out, which took the hint away: the next one is news again. */
  forget(userId: number, chatId: number): void {
    this.#said.delete(keyOf(userId, chatId))
  }

  get size(): number {
    return this.#said.size + this.#people.size
  }
}

const keyOf = (userId: number, chatId: number) => `${userId}:${chatId}`

/** Keeps what was set in the last `ms`; the rest is let go with the next thing that is set. */
class RecentMap<K, V> {
  readonly #entries = new Map<K, { value: V; at: number }>()

  constructor(private readonly ms: number) {}

  get(key: K, now: number): V | undefined {
    const entry = this.#entries.get(key)
    return entry && now - entry.at < this.ms ? entry.value : undefined
  }

  set(key: K, value: V, now: number): void {
    // Entries stand in the order they were set, so the old ones are in front.
    this.#entries.delete(key)
    this.#entries.set(key, { value, at: now })
    for (const [old, { at }] of this.#entries) {
      if (now - at < this.ms) break
      this.#entries.delete(old)
    }
  }

  delete(key: K): void {
    this.#entries.delete(key)
  }

  get size(): number {
    return this.#entries.size
  }
}
