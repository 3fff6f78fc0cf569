import { useRef } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Conversation } from '#client/messenger.ts'

/** So many messages beyond what stands in the document are wanted in memory while the reader moves that way. */
const AHEAD = 150
/** Px from the edge of all that is in memory within which more is loaded whichever way the reader moves. */
const NEAR_WALL = 1800
/** After a load that brought nothing (ms): the server is out of reach, so it is not asked at every step. */
const PAUSE_MS = 2000

interface Position {
  way: 'up' | 'down' | null
  above: number
  below: number
  olderInMemory: number
  newerInMemory: number
}

/** Loads history before the reader comes to its edge, so that scrolling never ends at a wall. */
export function useHistoryAhead(conversation: Conversation): (position: Position) => void {
  const messenger = useMessenger()
  const pausedUntil = useRef({ older: 0, newer: 0 })
  const { chatId, hasOlder, hasNewer, loadingOlder, loadingNewer } = conversation

  const load = async (side: 'older' | 'newer') => {
    const edge = () => {
      const messages = messenger.getState().conversations.get(chatId)?.messages
      return side === 'older' ? messages?.[0]?.seq : messages?.at(-1)?.seq
    }
    const before = edge()
    pausedUntil.current[side] = Number.POSITIVE_INFINITY
    await (side === 'older' ? messenger.loadOlder(chatId) : messenger.loadNewer(chatId))
    pausedUntil.current[side] = edge() === before ? Date.now() + PAUSE_MS : 0
  }

  return ({ way, above, below, olderInMemory, newerInMemory }) => {
    const now = Date.now()
    const older = way === 'up' ? olderInMemory < AHEAD : olderInMemory === 0 && above < NEAR_WALL
    const newer = way === 'down' ? newerInMemory < AHEAD : newerInMemory === 0 && below < NEAR_WALL
    if (older && hasOlder && !loadingOlder && now >= pausedUntil.current.older) void load('older')
    if (newer && hasNewer && !loadingNewer && now >= pausedUntil.current.newer) void load('newer')
  }
}
