import { withLocalStorage } from '#client/storage/local-storage.ts'

const PREFIX = 'messenger-drafts-'

/**
 * Drafts on their way to the database. A write to the database that begins while the page goes may be lost; this one is
 * done when the call returns.
 */
export function createDraftsJournal(userId: number) {
  const key = `${PREFIX}${userId}`
  let wiped = false

  function read(storage: Storage): Record<string, string> {
    try {
      const kept: unknown = JSON.parse(storage.getItem(key) ?? '{}')
      return kept !== null && typeof kept === 'object' ? (kept as Record<string, string>) : {}
    } catch {
      return {}
    }
  }

  function write(storage: Storage, drafts: Record<string, string>): void {
    if (Object.keys(drafts).length === 0) storage.removeItem(key)
    else storage.setItem(key, JSON.stringify(drafts))
  }

  return {
    all(): Map<number, string> {
      const kept = withLocalStorage(read) ?? {}
      return new Map(Object.entries(kept).map(([chatId, text]) => [Number(chatId), String(text)]))
    },
    note(drafts: ReadonlyMap<number, string>): void {
      // A screen that closes because its person signed out hands its text over once more.
      if (wiped) return
      withLocalStorage((storage) => write(storage, { ...read(storage), ...Object.fromEntries(drafts) }))
    },
    /** They are in the database, unless they have been changed since. */
    forget(drafts: ReadonlyMap<number, string>): void {
      withLocalStorage((storage) => {
        const left = Object.entries(read(storage)).filter(([chatId, text]) => drafts.get(Number(chatId)) !== text)
        write(storage, Object.fromEntries(left))
      })
    },
    wipe(): void {
      wiped = true
      withLocalStorage((storage) => storage.removeItem(key))
    },
    /** Nobody reads what another account left behind. */
    wipeOthers(): void {
      withLocalStorage((storage) => {
        for (const other of Object.keys(storage)) {
          if (other.startsWith(PREFIX) && other !== key) storage.removeItem(other)
        }
      })
    },
  }
}

export type DraftsJournal = ReturnType<typeof createDraftsJournal>
