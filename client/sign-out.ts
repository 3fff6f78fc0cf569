const KEY = 'messenger-sign-out'

/**
 * A session that was to end while the server could not be reached. Its id stays in the browser until the server has been
 * told; nothing else does.
 */
export const unfinishedSignOut = {
  note(sessionId: string): void {
    withStorage((storage) => storage.setItem(KEY, sessionId))
  },
  is(sessionId: string): boolean {
    return withStorage((storage) => storage.getItem(KEY)) === sessionId
  },
  forget(): void {
    withStorage((storage) => storage.removeItem(KEY))
  },
}

/** Browsers may refuse storage altogether. */
function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return typeof localStorage === 'undefined' ? null : use(localStorage)
  } catch {
    return null
  }
}
