import { readHistory } from '#domain/messages/read-history.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import { readChanges } from '#domain/sync/changes.ts'
import { sync } from '#domain/sync/sync.ts'
import type { Handlers } from '#realtime/dispatch.ts'

export const syncHandlers: Pick<Handlers, 'sync' | 'changes' | 'history'> = {
  sync: async ({ socket }, payload) => {
    await spend('read', socket.data.actor.userId)
    return sync(socket.data.actor, payload)
  },
  changes: async ({ socket }, payload) => {
    await spend('read', socket.data.actor.userId)
    return readChanges(socket.data.actor, payload)
  },
  history: async ({ socket }, payload) => {
    await spend('read', socket.data.actor.userId)
    return readHistory(socket.data.actor, payload)
  },
}
