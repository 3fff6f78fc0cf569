import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import { getChat } from '#domain/chats/list-chats.ts'
import { markRead } from '#domain/chats/mark-read.ts'
import { spend } from '#domain/rate-limits/spend.ts'
import type { Handlers } from '#realtime/dispatch.ts'
import { chatRoom, userRoom } from '#realtime/rooms.ts'
import type { TypingBudget } from '#realtime/typing-budget.ts'

/** Seconds. Waiting alone does not help: one of the chats has to be closed. */
const CLOSE_FIRST = 5

type ChatEvents = 'chat:read' | 'chat:typing' | 'chat:open' | 'chat:close'

export const chatHandlers = (typing: TypingBudget): Pick<Handlers, ChatEvents> => ({
  'chat:read': async ({ socket }, payload) => {
    await spend('write', socket.data.actor.userId)
    return markRead(socket.data.actor, payload)
  },

  // Whoever hears a chat may see it, so the room is all there is to ask. Rules CH12, CH14.
  'chat:typing': ({ socket }, { chat_id }) => {
    const { actor, me } = socket.data
    if (!me || !socket.rooms.has(chatRoom(chat_id)) || !typing.take(actor.userId, chat_id)) return
    socket.volatile
      .to(chatRoom(chat_id))
      .except(userRoom(actor.userId))
      .emit('chat:typing', { chat_id, user_id: actor.userId, display_name: me.display_name })
  },

  // First it hears the chat, then the chat is read: nothing falls between.
  'chat:open': async ({ socket }, { chat_id }) => {
    const { actor, visits } = socket.data
    await spend('read', actor.userId)
    const chat = await getChat(actor, chat_id)
    if (socket.rooms.has(chatRoom(chat_id))) return { chat }
    if (chat.membership === null) {
      if (visits.size >= SERVER_LIMITS.visitsPerSocketMax)
        throw new AppError('rate_limited', 'Too many chats are open', { retryAfter: CLOSE_FIRST })
      visits.add(chat_id)
    }
    await socket.join(chatRoom(chat_id))
    return { chat: await getChat(actor, chat_id) }
  },

  'chat:close': async ({ socket }, { chat_id }) => {
    if (socket.data.visits.delete(chat_id)) await socket.leave(chatRoom(chat_id))
  },
})
