import { logger } from '#runtime/logger.ts'
import { remember } from '#runtime/remember.ts'

type Listener = (event: never) => void

/** The process's one bus: use cases publish what was committed, transports and caches listen. */
function listeners(): Set<Listener> {
  return remember('event-bus', () => new Set<Listener>())
}

/**
 * Tells every listener, at once and in order. Called after the commit only, so a listener that fails is logged and fails
 * nobody else: what happened has happened.
 */
export function publishEvents<E>(events: readonly E[]): void {
  for (const event of events) {
    for (const listen of [...listeners()]) {
      try {
        listen(event as never)
      } catch (error) {
        logger().error({ err: error }, 'a listener failed')
      }
    }
  }
}

/** Hears every event from now on; call the answer to stop. */
export function onEvents<E>(listen: (event: E) => void): () => void {
  const mine = (event: E) => listen(event)
  listeners().add(mine as Listener)
  return () => void listeners().delete(mine as Listener)
}
