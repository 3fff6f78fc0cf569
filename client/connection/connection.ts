import { backoff } from '#client/connection/backoff.ts'
import type { Connection, ConnectionState } from '#client/messenger.ts'

/** What is known of the way to the server. */
export interface Facts {
  /** The device has a network, as far as it knows. */
  network: boolean
  /** The server has greeted on the present connection. */
  welcomed: boolean
  /** Nothing known to be missing is still on its way. */
  current: boolean
}

export function firstConnection(now: number): Connection {
  return { state: 'connecting', since: now, lostAt: now }
}

/** The state that follows from the facts. Once caught up, a connection stays `online` until it is lost. */
export function connectionAfter(before: Connection, facts: Facts, now: number): Connection {
  const state = stateOf(before.state, facts)
  if (state === before.state) return before
  const lost = before.state === 'online'
  return { state, since: now, lostAt: lost ? now : before.lostAt }
}

function stateOf(before: ConnectionState, { network, welcomed, current }: Facts): ConnectionState {
  if (!network) return 'offline'
  if (!welcomed) return 'connecting'
  return current || before === 'online' ? 'online' : 'updating'
}

/** Tries again and again, with growing pauses; `now` cuts the pause short. */
export interface Reconnection {
  /** The connection is down: one more try after a pause, not before the server wishes it. */
  again(atLeastMs: number): void
  /** Without a pause, unless a connection stands or is being made. */
  now(): void
  /** The server has greeted: the next pause is a short one again. */
  succeeded(): void
  /** No more tries. */
  pause(): void
}

export function createReconnection(connect: () => void): Reconnection {
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  const after = (ms: number) => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      connect()
    }, ms)
  }
  return {
    again: (atLeastMs) => after(Math.max(atLeastMs, backoff(attempt++))),
    now() {
      attempt = 0
      if (timer !== null) after(0)
    },
    succeeded() {
      attempt = 0
    },
    pause() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
