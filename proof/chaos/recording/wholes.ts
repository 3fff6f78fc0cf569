import type { Input } from '#client/sync/engine-protocol.ts'
import type { Chat } from '#contracts/chats.ts'
import type { HistoryPage } from '#contracts/messages.ts'
import type { Arrival } from '#proof/chaos/recording/step-blocks.ts'

/** A chat that was told as a whole; with a page where it was a `reset`. */
interface Whole {
  chat: Chat
  page: HistoryPage | null
  arrival: Arrival
}

/** The cursor that such a chat brings. */
export const headOf = ({ chat, page }: Whole) => Math.min(chat.head, page?.head ?? chat.head)

/** What a device was told of its chats as wholes; some of it is taken in later than it came. */
export class Wholes {
  readonly #told = new Map<number, Whole[]>()

  learn(input: Input, arrival: Arrival): void {
    for (const { chat, page } of wholesOf(input)) {
      this.#told.set(chat.id, [...(this.#told.get(chat.id) ?? []), { chat, page, arrival }])
    }
  }

  /**
   * The one by which a cursor moved from `after` to at most `upto`, if it did. Where messages are kept, a chat moves the cursor only
   * when a page comes with it.
   */
  take(chatId: number, after: number, upto: number, keepsMessages: boolean): Whole | undefined {
    const told = this.#told.get(chatId) ?? []
    this.#told.delete(chatId)
    const fit = told.filter((whole) => headOf(whole) > after && headOf(whole) <= upto)
    return fit.findLast(({ page }) => page !== null || !keepsMessages)
  }

  clear(): void {
    this.#told.clear()
  }
}

/** The chats that an input tells as a whole. */
function wholesOf(input: Input): Omit<Whole, 'arrival'>[] {
  const alone = (chat: Chat) => ({ chat, page: null })
  switch (input.type) {
    case 'sync_answered':
      return input.answer.chats.map(alone)
    case 'user_changes':
      return input.event.changes.flatMap((change) => (change.type === 'chat' ? [alone(change.chat)] : []))
    case 'changes_answered':
      return input.answer.kind === 'reset' ? [input.answer] : []
    case 'visit_answered':
    case 'chat_seen':
      return [alone(input.chat)]
    default:
      return []
  }
}
