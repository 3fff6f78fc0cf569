/**
 * A part of the page whose code is fetched when it is first needed, once; null when it cannot be fetched now (no network),
 * and the next call tries again.
 */
export function lazyPart<T>(fetch: () => Promise<T>): () => Promise<T | null> {
  let loading: Promise<T | null> | null = null
  return () => {
    loading ??= fetch().catch(() => {
      loading = null
      return null
    })
    return loading
  }
}
