import { type Heads, readHeads } from '#domain/sync/heads.ts'
import { chatRoom, idsOf, userRoom } from '#realtime/rooms.ts'
import type { IoServer } from '#realtime/socket-types.ts'

/**
 * Tells the counters that moved since the last time, to whoever hears the chat or is the person: one query for the whole
 * process. It is what shows a client that the last event was lost. Rule DL15.
 */
export class HeadDelivery {
  #told: Heads = { epoch: '', chats: new Map(), users: new Map() }

  constructor(private readonly io: IoServer) {}

  async deliver(): Promise<void> {
    const rooms = this.io.sockets.adapter.rooms.keys()
    const all = [...rooms]
    const heads = await readHeads(idsOf(all, 'chat'), idsOf(all, 'user'))
    const { epoch } = heads
    const before = this.#told.epoch === epoch ? this.#told : undefined
    for (const [chatId, head] of moved(before?.chats, heads.chats)) {
      this.io.to(chatRoom(chatId)).emit('heads', { epoch, chats: [[chatId, head]] })
    }
    for (const [userId, head] of moved(before?.users, heads.users)) {
      this.io.to(userRoom(userId)).emit('heads', { epoch, user_rev: head, chats: [] })
    }
    this.#told = heads
  }
}

/** What is new or has another head than before. */
export function moved(before: Map<number, number> | undefined, now: Map<number, number>): [number, number][] {
  return [...now].filter(([id, head]) => before?.get(id) !== head)
}
