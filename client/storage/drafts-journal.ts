import { createJournal } from '#client/storage/journal.ts'

/** Drafts on their way to the database; an empty text is the removal of one. */
export function createDraftsJournal(userId: number) {
  const journal = createJournal<string>('drafts', userId)
  return {
    all(): Map<number, string> {
      return new Map([...journal.all()].map(([chatId, text]) => [Number(chatId), String(text)]))
    },
    note(drafts: ReadonlyMap<number, string>): void {
      for (const [chatId, text] of drafts) journal.note(String(chatId), text)
    },
    /** They are in the database, unless they have been changed since. */
    forget(drafts: ReadonlyMap<number, string>): void {
      for (const [chatId, text] of drafts) journal.forget(String(chatId), text)
    },
    wipe: journal.wipe,
  }
}

export type DraftsJournal = ReturnType<typeof createDraftsJournal>
