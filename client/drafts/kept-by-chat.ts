/** Where one thing of each chat stands, under the chat's id. */
interface Shelf<T> {
  all(): Map<string, T>
  note(name: string, value: T): unknown
  forget(name: string): void
}

/** One thing of each chat that is begun there, kept with the browser as it changes. */
export function keptByChat<T>(shelf: Shelf<T>, onChange: (all: ReadonlyMap<number, T>) => void) {
  let all: ReadonlyMap<number, T> = new Map()

  return {
    get: (chatId: number) => all.get(chatId),
    /** Null takes it away. */
    set(chatId: number, value: T | null): void {
      const next = new Map(all)
      if (value) next.set(chatId, value)
      else if (!next.delete(chatId)) return
      all = next
      if (value) shelf.note(`${chatId}`, value)
      else shelf.forget(`${chatId}`)
      onChange(all)
    },
    /** Brings what an earlier page has kept, beside what was begun since. */
    restore(): void {
      const kept = [...shelf.all()].map(([chatId, value]): [number, T] => [Number(chatId), value])
      all = new Map([...kept, ...all])
      if (kept.length > 0) onChange(all)
    },
  }
}

export type KeptByChat<T> = ReturnType<typeof keptByChat<T>>
