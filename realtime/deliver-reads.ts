import type { DomainEvent } from '#domain/events.ts'
import { chatRoom, userRoom } from '#realtime/rooms.ts'
import type { IoServer } from '#realtime/socket-types.ts'

/** Sockets in a chat up to which everybody hears of every mark. */
const EVERY_MARK_UP_TO = 50

interface Furthest {
  userId: number
  seq: number
}

/**
 * Tells read marks to everybody but the reader. In a large chat every message is read by hundreds: there only the two
 * furthest people are told, which is all that anybody's ticks depend on. `sync` brings the rest. Rule CH11.
 */
export class ReadDelivery {
  readonly #furthest = new Map<number, Furthest[]>()

  constructor(private readonly io: IoServer) {}

  deliver({ chatId, userId, seq }: Extract<DomainEvent, { type: 'read_advanced' }>): void {
    const room = chatRoom(chatId)
    const size = this.io.sockets.adapter.rooms.get(room)?.size ?? 0
    if (size === 0) this.#furthest.delete(chatId)
    else if (this.#isNews(chatId, { userId, seq }) || size <= EVERY_MARK_UP_TO) {
      this.io.to(room).except(userRoom(userId)).emit('chat:read', { chat_id: chatId, user_id: userId, seq })
    }
  }

  #isNews(chatId: number, mark: Furthest): boolean {
    const { furthest, isNews } = withMark(this.#furthest.get(chatId) ?? [], mark)
    this.#furthest.set(chatId, furthest)
    return isNews
  }
}

/** The two furthest readers once this mark is known, and whether it made a difference. */
export function withMark(known: readonly Furthest[], mark: Furthest): { furthest: Furthest[]; isNews: boolean } {
  const own = known.find((each) => each.userId === mark.userId)
  const others = known.filter((each) => each !== own)
  const better = own && own.seq >= mark.seq ? own : mark
  const furthest = [...others, better].sort((a, b) => b.seq - a.seq).slice(0, 2)
  return { furthest, isNews: better === mark && furthest.includes(mark) }
}
