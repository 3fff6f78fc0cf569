import type { Replica } from '#client/replica/replica.ts'
import type { ReplicaStore } from '#client/storage/replica-store.ts'

/** What happens within this time is written together. */
const WRITE_AFTER_MS = 300
/** What is being drawn goes first, but for no longer than this. */
const IDLE_WITHIN_MS = 2_000
/** A database that refuses this often in a row is left alone. */
const FAILURES_MAX = 3

/** Writes the replica a moment after it changed, and at once when the page is hidden. */
export function createPersistence(store: ReplicaStore, read: () => Replica) {
  let saved: Replica | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let writing: Promise<void> | null = null
  let failures = 0
  const openedAt = new Map<number, number>()

  async function write(): Promise<void> {
    const now = read()
    if (!saved || now === saved || failures >= FAILURES_MAX) return
    try {
      await store.save(saved, now, openedAt)
      saved = now
      failures = 0
    } catch {
      failures++
    }
  }

  function flush(): Promise<void> {
    if (timer !== null) clearTimeout(timer)
    timer = null
    writing ??= write().finally(() => {
      writing = null
      soon()
    })
    return writing
  }

  function soon(): void {
    if (timer !== null || !saved || read() === saved || failures >= FAILURES_MAX) return
    timer = setTimeout(() => whenIdle(() => void flush()), WRITE_AFTER_MS)
  }

  return {
    /** From here on: what was read is what is kept. */
    begin(replica: Replica): void {
      saved = replica
    },
    soon,
    flush,
    opened: (chatId: number) => void openedAt.set(chatId, Date.now()),
    /** Nothing is written any more. */
    async end(): Promise<void> {
      saved = null
      if (timer !== null) clearTimeout(timer)
      timer = null
      await writing
    },
  }
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'undefined') work()
  else requestIdleCallback(work, { timeout: IDLE_WITHIN_MS })
}
