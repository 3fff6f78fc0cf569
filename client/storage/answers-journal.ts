import { createJournal } from '#client/storage/journal.ts'
import type { Reply } from '#contracts/replies.ts'

/** What is about to be answered in each chat. */
export function createAnswersJournal(userId: number) {
  const journal = createJournal<Reply>('answers', userId)

  return {
    all(): Map<number, Reply> {
      return new Map([...journal.all()].map(([chatId, reply]) => [Number(chatId), reply]))
    },
    put(chatId: number, reply: Reply | null): void {
      if (reply) journal.note(String(chatId), reply)
      else journal.forget(String(chatId))
    },
    /** Which messages are meant stays; their words are the server's, and come again with the chat: any step is later than 0. Rule BC27. */
    forgetWords(): void {
      for (const [chatId, reply] of journal.all()) {
        journal.note(chatId, { ...reply, rev: 0, display_name: '', text: '', quote: null })
      }
    },
    wipe: journal.wipe,
  }
}
