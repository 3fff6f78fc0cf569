import { setTimeout as wait } from 'node:timers/promises'

const PATIENCE_MS = 25_000

/** Waits until something that cannot be listened for has become true. */
export async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  for (const limit = Date.now() + PATIENCE_MS; Date.now() < limit; await wait(20)) if (await isTrue()) return
  throw new Error(`It did not become true in ${PATIENCE_MS} ms`)
}
