import { withLocalStorage } from '#client/storage/local-storage.ts'

type Kind = 'drafts' | 'outbox' | 'answers' | 'edits' | 'polls' | 'shared-drafts' | 'emoji'
const OURS = /^messenger-(?:drafts|outbox|answers|edits|polls|shared-drafts|emoji)-(\d+)/

/**
 * What is on its way to the database. A write to the database that begins while the page goes may be lost; this one is
 * done when the call returns. Every entry has a key of its own: tabs do not overwrite each other's.
 */
export function createJournal<T>(kind: Kind, userId: number) {
  const prefix = `messenger-${kind}-${userId}/`
  let wiped = false

  return {
    all(): Map<string, T> {
      const kept = withLocalStorage((storage) =>
        keysOf(storage)
          .filter((key) => key.startsWith(prefix))
          .flatMap((key): [string, T][] => {
            const value = parse<T>(storage.getItem(key))
            return value === null ? [] : [[key.slice(prefix.length), value]]
          }),
      )
      return new Map(kept ?? [])
    },
    get(name: string): T | null {
      return parse<T>(withLocalStorage((storage) => storage.getItem(prefix + name)) ?? null)
    },
    /** False where the browser keeps nothing, or has no room. */
    note(name: string, value: T): boolean {
      // A screen that closes because its person signed out hands its text over once more.
      if (wiped) return false
      return (
        withLocalStorage((storage) => {
          storage.setItem(prefix + name, JSON.stringify(value))
          return true
        }) === true
      )
    },
    /** It is in the database, or not wanted any more; with `value`: unless it has been changed since. */
    forget(name: string, value?: T): void {
      withLocalStorage((storage) => {
        if (value !== undefined && storage.getItem(prefix + name) !== JSON.stringify(value)) return
        storage.removeItem(prefix + name)
      })
    },
    wipe(): void {
      wiped = true
      withLocalStorage((storage) => {
        for (const key of keysOf(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
      })
    },
  }
}

/** The accounts that have something in a journal of this browser. */
export function accountsWithJournal(): number[] {
  const owners = withLocalStorage((storage) => keysOf(storage).flatMap((key) => OURS.exec(key)?.[1] ?? []))
  return [...new Set(owners?.map(Number))]
}

/** One browser is one person at a time: what another account has left is removed. */
export function wipeOtherJournals(userId: number): void {
  withLocalStorage((storage) => {
    for (const key of keysOf(storage)) {
      const owner = OURS.exec(key)?.[1]
      if (owner !== undefined && owner !== String(userId)) storage.removeItem(key)
    }
  })
}

function keysOf(storage: Storage): string[] {
  return Object.keys(storage)
}

function parse<T>(text: string | null): T | null {
  try {
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}
