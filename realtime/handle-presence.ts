import { spend } from '#domain/rate-limits/spend.ts'
import type { Handlers } from '#realtime/dispatch.ts'
import { type PresenceSources, readPresence } from '#realtime/read-presence.ts'
import { presenceRoom } from '#realtime/rooms.ts'

export function presenceHandlers(sources: PresenceSources): Pick<Handlers, 'presence:watch' | 'presence:state'> {
  return {
    // First it hears of the people, then their state is read: nothing falls between.
    'presence:watch': async ({ socket }, { user_ids }) => {
      await spend('read', socket.data.actor.userId)
      const wanted = new Set(user_ids.map(presenceRoom))
      for (const room of socket.rooms) {
        if (room.startsWith('presence:') && !wanted.has(room)) socket.leave(room)
      }
      await socket.join([...wanted])
      return { presence: await readPresence(sources, user_ids) }
    },

    'presence:state': ({ socket }, { state }) => {
      sources.board.setState(socket.data.actor.userId, socket.id, state)
    },
  }
}
