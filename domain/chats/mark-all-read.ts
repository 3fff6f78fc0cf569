import type { ReadAnswer } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { readUnreadHeads } from '#domain/chats/read-mark-store.ts'
import { db } from '#runtime/database.ts'

/**
 * Reads everything that waits for the actor: the mark of each of his chats moves to its head, and unread flags go. One chat after
 * the other, each a step of its own as if he had read it; what comes meanwhile stays unread. Answers his places in the chats
 * that were not read. Rules CH11, CH18.
 */
export async function markAllRead(actor: Actor): Promise<ReadAnswer[]> {
  const waiting = await answerInTime(() => readUnreadHeads(db(), actor.userId))
  const answers: ReadAnswer[] = []
  for (const { chatId, head } of waiting) answers.push(await markRead(actor, { chat_id: chatId, seq: head }))
  return answers
}
