import { EventEmitter } from 'node:events'
import { remember } from '#runtime/remember.ts'

/** The process's one bus: use cases publish what was committed, transports and caches listen. */
function emitter(): EventEmitter {
  return remember('event-bus', () => new EventEmitter().setMaxListeners(100))
}

/** Tells every listener, at once and in order. Called after the commit only. */
export function publishEvents<E>(events: readonly E[]): void {
  for (const event of events) emitter().emit('event', event)
}

/** Hears every event from now on; call the answer to stop. */
export function onEvents<E>(listen: (event: E) => void): () => void {
  emitter().on('event', listen)
  return () => emitter().off('event', listen)
}
