import { sendMessage } from '#domain/messages/send-message.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import type { Handlers } from '#realtime/dispatch.ts'
import type { TypingBudget } from '#realtime/typing-budget.ts'

export const messageHandlers = (typing: TypingBudget): Pick<Handlers, 'message:send'> => ({
  'message:send': async ({ socket }, payload) => {
    const { actor } = socket.data
    await spend('send', actor.userId)
    const message = await sendMessage(actor, payload)
    typing.forget(actor.userId, payload.chat_id)
    return { message }
  },
})
