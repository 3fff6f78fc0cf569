export interface DraftStore {
  all(): Promise<ReadonlyMap<number, string>>
  /** An empty text removes the draft. */
  put(drafts: ReadonlyMap<number, string>): Promise<void>
}

const WRITE_AFTER_MS = 400

/** One draft per chat: shown at once, written a moment after the last key. */
export function createDrafts(
  store: DraftStore,
  onChange: (drafts: ReadonlyMap<number, string>) => void,
  onWritten: (chatId: number, text: string) => void,
) {
  let drafts: ReadonlyMap<number, string> = new Map()
  const unwritten = new Map<number, string>()
  let timer: ReturnType<typeof setTimeout> | null = null

  function take(chatId: number, text: string): void {
    if ((drafts.get(chatId) ?? '') === text) return
    const next = new Map(drafts)
    if (text === '') next.delete(chatId)
    else next.set(chatId, text)
    drafts = next
    onChange(drafts)
  }

  function flush(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (unwritten.size === 0) return
    const batch = new Map(unwritten)
    unwritten.clear()
    void store.put(batch).then(() => {
      for (const [chatId, text] of batch) onWritten(chatId, text)
    })
  }

  return {
    async restore(): Promise<void> {
      for (const [chatId, text] of await store.all()) if (!unwritten.has(chatId)) take(chatId, text)
    },
    set(chatId: number, text: string): void {
      const kept = text.trim() === '' ? '' : text
      if ((drafts.get(chatId) ?? '') === kept) return
      take(chatId, kept)
      unwritten.set(chatId, kept)
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(flush, WRITE_AFTER_MS)
    },
    /** Another tab wrote it. */
    hear(chatId: number, text: string): void {
      if (!unwritten.has(chatId)) take(chatId, text)
    },
    flush,
  }
}
