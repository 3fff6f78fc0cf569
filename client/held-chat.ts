const KEY = 'messenger-held'

/**
 * The chat on screen that is marked unread. The tab remembers it, so that loading the page again is not taken for opening
 * the chat. Rule BC29.
 */
export interface HeldChat {
  /** True for the chat that this tab showed, held, before the page was loaded again; for the first one opened only. */
  resumes(chatId: number): boolean
  note(chatId: number | null): void
}

export function createHeldChat(): HeldChat {
  let noted = withSessionStorage((storage) => Number(storage.getItem(KEY)) || null)
  let before = noted
  return {
    resumes(chatId) {
      const same = before === chatId
      before = null
      return same
    },
    note(chatId) {
      if (chatId === noted) return
      noted = chatId
      withSessionStorage((storage) => (chatId === null ? storage.removeItem(KEY) : storage.setItem(KEY, `${chatId}`)))
    },
  }
}

/** The storage of one tab; null when it is refused. */
function withSessionStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return typeof sessionStorage === 'undefined' ? null : use(sessionStorage)
  } catch {
    return null
  }
}
