const SIGNS = ['pointermove', 'pointerdown', 'wheel', 'keydown'] as const

/**
 * Calls once, as soon as somebody is there: the time to fetch code that the first picture does without, so that it is
 * at hand when it is wanted, and without a connection that is lost later. The answer stops waiting.
 */
export function onSignOfLife(call: () => void): () => void {
  const stop = new AbortController()
  const heard = () => {
    stop.abort()
    call()
  }
  for (const sign of SIGNS) addEventListener(sign, heard, { signal: stop.signal, passive: true })
  return () => stop.abort()
}
