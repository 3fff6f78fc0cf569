import { withLocalStorage } from '#client/storage/local-storage.ts'
import { SIGNED_OUT_COOKIE } from '#contracts/first-picture.ts'

const KEY = 'messenger-sign-out'
/** A session of a browser lasts no longer. */
const LASTS_SECONDS = 90 * 86_400

/**
 * A session that was to end while the server could not be reached. Its id stays in the browser until the server has been
 * told; nothing else does. A cookie says the same to a server that comes back before it was told. Rule FP4.
 */
export const unfinishedSignOut = {
  note(sessionId: string): void {
    withLocalStorage((storage) => storage.setItem(KEY, sessionId))
    tellWithRequests(sessionId, LASTS_SECONDS)
  },
  is(sessionId: string): boolean {
    return withLocalStorage((storage) => storage.getItem(KEY)) === sessionId
  },
  forget(): void {
    withLocalStorage((storage) => storage.removeItem(KEY))
    tellWithRequests('', 0)
  },
}

function tellWithRequests(sessionId: string, seconds: number): void {
  if (typeof document === 'undefined') return
  const secure = location.protocol === 'https:' ? '; secure' : ''
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR and needs https.
  document.cookie = `${SIGNED_OUT_COOKIE}=${sessionId}; path=/; max-age=${seconds}; samesite=lax${secure}`
}
