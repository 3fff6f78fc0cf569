import type { Page } from '@playwright/test'

/** Every row the browser keeps for an account, by table; null where it has no database. Looking does not make one. */
export function keptRows(page: Page, accountId: number): Promise<Record<string, unknown[]> | null> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase | null>((resolve) => {
      const opening = indexedDB.open(name)
      opening.onupgradeneeded = () => opening.transaction?.abort()
      opening.onerror = () => resolve(null)
      opening.onsuccess = () => resolve(opening.result)
    })
    if (!db) return null
    try {
      const tables = [...db.objectStoreNames]
      const tx = db.transaction(tables)
      const rows = tables.map(
        (table) =>
          new Promise<[string, unknown[]]>((resolve, reject) => {
            const reading = tx.objectStore(table).getAll()
            reading.onerror = () => reject(reading.error)
            reading.onsuccess = () => resolve([table, reading.result])
          }),
      )
      return Object.fromEntries(await Promise.all(rows))
    } finally {
      db.close()
    }
  }, `messenger-${accountId}`)
}
