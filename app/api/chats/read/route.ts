import { markAllRead } from '#domain/chats/mark-all-read.ts'
import { markAllReadEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(markAllReadEndpoint, ({ actor }) => markAllRead(actor)),
)
