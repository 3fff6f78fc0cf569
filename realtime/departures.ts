import { storeLastSeen } from '#domain/presence/last-seen.ts'
import { logger } from '#runtime/logger.ts'

/**
 * The moments people left at, held until the database has them: whoever asks meanwhile is told the same as those who watched,
 * and a moment that could not be stored (a row that was being changed, a database away) is stored later. Rule CH13.
 */
export class Departures {
  readonly #moments = new Map<number, Date>()

  note(userId: number, at: Date): void {
    this.#moments.set(userId, at)
  }

  momentOf(userId: number): string | undefined {
    return this.#moments.get(userId)?.toISOString()
  }

  /** Stores what is held, and that these people are here now. What cannot be stored stays held. */
  async store(present: readonly number[] = []): Promise<void> {
    const now = new Date()
    const moments = new Map([...this.#moments, ...present.map((userId) => [userId, now] as const)])
    if (moments.size === 0) return
    try {
      for (const userId of await storeLastSeen(moments)) {
        if (this.#moments.get(userId) === moments.get(userId)) this.#moments.delete(userId)
      }
    } catch (error) {
      logger().warn({ err: error }, 'who was seen could not be stored')
    }
  }
}
