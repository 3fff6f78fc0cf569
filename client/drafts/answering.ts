import { keptByChat } from '#client/drafts/kept-by-chat.ts'
import { replyTo } from '#client/replica/reply-news.ts'
import { createJournal } from '#client/storage/journal.ts'
import type { Message } from '#contracts/messages.ts'
import type { Reply } from '#contracts/replies.ts'

/** What one is about to answer in each chat: beside the draft, and kept as long as it. Rule RP5. */
export function createAnswering(userId: number, onChange: (answering: ReadonlyMap<number, Reply>) => void) {
  const kept = keptByChat(createJournal<Reply>('answers', userId), onChange)
  return {
    ...kept,
    /** The messages of a chat are these now: what was deleted is not shown, nor kept. */
    follow(chatId: number, messages: readonly Message[]): void {
      const reply = kept.get(chatId)
      const original = reply && messages.find(({ seq }) => seq === reply.seq)
      if (original && original.rev > reply.rev) kept.set(chatId, replyTo(original, reply.quote))
    },
  }
}
