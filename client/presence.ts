import type { Wire } from '#client/connection/wire.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { Presence } from '#contracts/users.ts'

type Known = ReadonlyMap<number, Presence>

/** Whose presence the screens show: the set is told to the server, again after each new connection. */
export function createPresence(wire: Wire, onChange: (presence: Known) => void) {
  let watched: readonly number[] = []
  let known: Known = new Map()

  function learn(news: readonly Presence[]): void {
    if (news.length === 0) return
    known = new Map([...known, ...news.map((each): [number, Presence] => [each.user_id, each])])
    onChange(known)
  }

  async function tell(): Promise<void> {
    const answer = await wire.request('presence:watch', { user_ids: [...watched] })
    if (answer.ok) learn(answer.data.presence)
  }

  return {
    watch(userIds: readonly number[]): void {
      const next = [...new Set(userIds)].slice(0, LIMITS.presenceWatchMax).sort((a, b) => a - b)
      if (next.length === watched.length && next.every((id, place) => id === watched[place])) return
      watched = next
      void tell()
    },
    hear: (presence: Presence) => learn([presence]),
    reconnected(): void {
      if (watched.length > 0) void tell()
    },
  }
}
