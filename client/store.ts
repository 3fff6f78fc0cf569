/** A value that screens read and are told about when it changes. */
export interface Store<T> {
  get(): T
  /** Changes parts; listeners hear of it once, and only if a part is another one. */
  set(patch: Partial<T>): void
  subscribe(listener: () => void): () => void
}

export function createStore<T extends object>(initial: T): Store<T> {
  let state = initial
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(patch) {
      const same = (Object.keys(patch) as (keyof T)[]).every((key) => Object.is(patch[key], state[key]))
      if (same) return
      state = { ...state, ...patch }
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
