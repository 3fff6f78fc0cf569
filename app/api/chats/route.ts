import { createGroup, createPublicChat, openDirectChat } from '#domain/chats/create-chat.ts'
import { listChats } from '#domain/chats/list-chats.ts'
import { chatToCreate } from '#http/chat-request.ts'
import { createChatEndpoint, listChatsEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listChatsEndpoint, ({ actor }) => listChats(actor)),
  serve(createChatEndpoint, ({ actor, query, body }) => {
    const asked = chatToCreate(query, body)
    if (asked.kind === 'direct') return openDirectChat(actor, asked.userId)
    return asked.kind === 'group' ? createGroup(actor, asked) : createPublicChat(actor, asked.name)
  }),
)
