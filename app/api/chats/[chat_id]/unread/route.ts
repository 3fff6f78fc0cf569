import { markUnread } from '#domain/chats/mark-unread.ts'
import { markUnreadEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(markUnreadEndpoint, ({ actor, params, body }) => markUnread(actor, { ...params, ...body })),
)
