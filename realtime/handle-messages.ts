import { sendMessage } from '#domain/messages/send-message.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import type { Handlers } from '#realtime/dispatch.ts'

export const messageHandlers: Pick<Handlers, 'message:send'> = {
  'message:send': async ({ socket }, payload) => {
    const { actor } = socket.data
    await spend('send', actor.userId)
    return { message: await sendMessage(actor, payload) }
  },
}
