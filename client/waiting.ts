import type { Store } from '#client/store.ts'

/** Resolves as soon as `done` holds; looks at every change of the store. */
export function until<T>(store: Store<T>, done: () => boolean): Promise<void> {
  if (done()) return Promise.resolve()
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!done()) return
      stop()
      resolve()
    })
  })
}
