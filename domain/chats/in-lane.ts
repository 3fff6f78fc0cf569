import { unavailable } from '#domain/answer-in-time.ts'
import { remember } from '#runtime/remember.ts'

/** ms. Whoever has waited so long is told that nothing was done: nobody hears any more what would come of it. */
const WAIT_MAX = 3000

/**
 * Does what changes one chat one after the other, before a connection is taken for it: a chat that somebody holds keeps one
 * connection waiting, and not all of them. Rule DL5.
 * @throws `unavailable` when its turn comes too late
 */
export async function inLane<T>(chatId: number, work: () => Promise<T>): Promise<T> {
  const lanes = remember('chat-lanes', () => new Map<number, Promise<unknown>>())
  const asked = performance.now()
  const begin = () => {
    if (performance.now() - asked > WAIT_MAX) throw unavailable()
    return work()
  }
  const before = lanes.get(chatId)
  const mine = before ? before.then(begin, begin) : begin()
  lanes.set(chatId, mine)
  try {
    return await mine
  } finally {
    if (lanes.get(chatId) === mine) lanes.delete(chatId)
  }
}
