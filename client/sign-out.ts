import { withLocalStorage } from '#client/storage/local-storage.ts'

const KEY = 'messenger-sign-out'

/**
 * A session that was to end while the server could not be reached. Its id stays in the browser until the server has been
 * told; nothing else does.
 */
export const unfinishedSignOut = {
  note(sessionId: string): void {
    withLocalStorage((storage) => storage.setItem(KEY, sessionId))
  },
  is(sessionId: string): boolean {
    return withLocalStorage((storage) => storage.getItem(KEY)) === sessionId
  },
  forget(): void {
    withLocalStorage((storage) => storage.removeItem(KEY))
  },
}
