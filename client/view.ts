import type { MessengerState, OutboxItem } from '#client/messenger.ts'
import { orderChats } from '#client/replica/order.ts'
import { emptyReplica, type Replica } from '#client/replica/replica.ts'
import type { Me } from '#contracts/users.ts'

/** The parts of the state that follow from the replica and the queue; the same ones again when nothing changed. */
export function createView() {
  let chats: Replica['chats'] | null = null
  let outbox: readonly OutboxItem[] | null = null
  let order: readonly number[] = []
  return (replica: Replica, items: readonly OutboxItem[]) => {
    if (replica.chats !== chats || items !== outbox) {
      const next = orderChats(replica.chats, items)
      if (next.length !== order.length || next.some((id, place) => id !== order[place])) order = next
      chats = replica.chats
      outbox = items
    }
    const { me, conversations, members } = replica
    return { me, chats: replica.chats, order, conversations, members, outbox: items }
  }
}

export function firstState(me: Me): MessengerState {
  const { chats, conversations, members } = emptyReplica(me)
  return {
    me,
    // The same on the server and in the browser: the page is rendered in both. `start` sets the time.
    connection: { state: 'connecting', since: 0, lostAt: null },
    ready: false,
    chats,
    order: [],
    conversations,
    outbox: [],
    drafts: new Map(),
    presence: new Map(),
    members,
  }
}
