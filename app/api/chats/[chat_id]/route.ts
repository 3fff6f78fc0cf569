import { getChat } from '#domain/chats/list-chats.ts'
import { getChatEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(getChatEndpoint, ({ actor, params }) => getChat(actor, params.chat_id)),
)
