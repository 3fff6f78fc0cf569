/** Uses the browser's small synchronous storage; null when it is refused (private windows, settings) or full. */
export function withLocalStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return typeof localStorage === 'undefined' ? null : use(localStorage)
  } catch {
    return null
  }
}
