export interface DraftStore {
  all(): Promise<ReadonlyMap<number, string>>
  /** An empty text removes the draft. */
  put(drafts: ReadonlyMap<number, string>): Promise<void>
}

/** One draft per chat: shown and written at once. Who types decides when a pause is long enough to say so. */
export function createDrafts(
  store: DraftStore,
  onChange: (drafts: ReadonlyMap<number, string>) => void,
  onWritten: (chatId: number, text: string) => void,
) {
  let drafts: ReadonlyMap<number, string> = new Map()
  const unwritten = new Map<number, string>()

  function take(chatId: number, text: string): void {
    if ((drafts.get(chatId) ?? '') === text) return
    const next = new Map(drafts)
    if (text === '') next.delete(chatId)
    else next.set(chatId, text)
    drafts = next
    onChange(drafts)
  }

  async function write(chatId: number, text: string): Promise<void> {
    unwritten.set(chatId, text)
    await store.put(new Map([[chatId, text]]))
    if (unwritten.get(chatId) === text) unwritten.delete(chatId)
    onWritten(chatId, text)
  }

  return {
    async restore(): Promise<void> {
      for (const [chatId, text] of await store.all()) if (!unwritten.has(chatId)) take(chatId, text)
    },
    set(chatId: number, text: string): void {
      const kept = text.trim() === '' ? '' : text
      if ((drafts.get(chatId) ?? '') === kept) return
      take(chatId, kept)
      void write(chatId, kept)
    },
    /** Another tab wrote it. */
    hear(chatId: number, text: string): void {
      if (!unwritten.has(chatId)) take(chatId, text)
    },
  }
}
