import { replyTo } from '#client/replica/reply-news.ts'
import { createAnswersJournal } from '#client/storage/answers-journal.ts'
import type { Message } from '#contracts/messages.ts'
import type { Reply } from '#contracts/replies.ts'

/** What one is about to answer in each chat: beside the draft, and kept as long as it. Rule RP5. */
export function createAnswering(userId: number, onChange: (answering: ReadonlyMap<number, Reply>) => void) {
  const journal = createAnswersJournal(userId)
  let answering: ReadonlyMap<number, Reply> = new Map()

  function set(chatId: number, reply: Reply | null): void {
    const next = new Map(answering)
    if (reply) next.set(chatId, reply)
    else if (!next.delete(chatId)) return
    answering = next
    journal.put(chatId, reply)
    onChange(answering)
  }

  return {
    set,
    restore(): void {
      const kept = journal.all()
      answering = new Map([...kept, ...answering])
      if (kept.size > 0) onChange(answering)
    },
    /** The messages of a chat are these now: what was deleted is not shown, nor kept. */
    follow(chatId: number, messages: readonly Message[]): void {
      const reply = answering.get(chatId)
      const original = reply && messages.find(({ seq }) => seq === reply.seq)
      if (original && original.rev > reply.rev) set(chatId, replyTo(original, reply.quote))
    },
  }
}
