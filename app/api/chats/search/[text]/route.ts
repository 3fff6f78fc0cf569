import { searchPublicChats } from '#domain/chats/list-chats.ts'
import { searchChatsEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(searchChatsEndpoint, ({ actor, params }) => searchPublicChats(actor, params.text)),
)
