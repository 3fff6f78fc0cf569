import type { Shown } from '#client/first-picture.ts'
import type { MessengerState, OutboxItem } from '#client/messenger.ts'
import { orderChats } from '#client/replica/order.ts'
import type { Replica } from '#client/replica/replica.ts'

/** The parts of the state that follow from the replica and the queue; the same ones again when nothing changed. */
export function createView() {
  let chats: Replica['chats'] | null = null
  let outbox: readonly OutboxItem[] | null = null
  let order: readonly number[] = []
  return ({ replica, unlisted }: Shown, items: readonly OutboxItem[]) => {
    if (replica.chats !== chats || items !== outbox) {
      const next = orderChats(replica.chats, items).filter((id) => id !== unlisted)
      if (next.length !== order.length || next.some((id, place) => id !== order[place])) order = next
      chats = replica.chats
      outbox = items
    }
    const { me, conversations, members, pinned } = replica
    return { me, chats: replica.chats, order, conversations, members, pinned, outbox: items }
  }
}

/** Before anything was read or heard; `shown` is what is known all the same. */
export function firstState(shown: Shown, view: ReturnType<typeof createView>): MessengerState {
  return {
    ...view(shown, []),
    // The same on the server and in the browser: the page is rendered in both. `start` sets the time.
    connection: { state: 'connecting', since: 0, lostAt: null },
    ready: shown.replica.epoch !== null,
    restored: false,
    drafts: new Map(),
    answering: new Map(),
    editing: new Map(),
    presence: new Map(),
  }
}
