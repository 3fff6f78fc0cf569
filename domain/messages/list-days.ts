import type { MessageDays } from '#contracts/messages.ts'
import type { Actor } from '#domain/actor.ts'
import { answerInTime } from '#domain/answer-in-time.ts'
import { chatNotFound } from '#domain/chats/chat-policy.ts'
import { readDays } from '#domain/messages/days-store.ts'
import { localMonth, monthOf } from '#domain/messages/local-days.ts'
import { db } from '#runtime/database.ts'

/**
 * The days of a month on which something was said in a chat, as the calendar of a time zone has them, each with its first
 * message, and the nearest months with messages on both sides; the present month unless another is named. Rules CH1, CH17.
 * @throws `not_found` when the actor cannot see the chat
 */
export function listDays(
  actor: Actor,
  { chat_id, month: asked, time_zone }: { chat_id: number; month?: string | undefined; time_zone: string },
): Promise<MessageDays> {
  return answerInTime(async () => {
    const month = asked ?? monthOf(Date.now(), time_zone)
    const { days, end } = localMonth(month, time_zone)
    const starts = days.map((day) => day.start)
    const found = await readDays(db(), actor.userId, { chatId: chat_id, starts, end })
    if (!found) throw chatNotFound()
    const monthAt = (at: number | null) => (at === null ? null : monthOf(at, time_zone))
    return {
      chat_id,
      month,
      days: days.flatMap(({ date }, place) => {
        const first_seq = found.firstSeqs[place] ?? null
        return first_seq === null ? [] : [{ date, first_seq }]
      }),
      previous_month: monthAt(found.before),
      next_month: monthAt(found.after),
    }
  })
}
