import { markRead } from '#domain/chats/mark-read.ts'
import { markReadEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(markReadEndpoint, ({ actor, params, body }) => markRead(actor, { ...params, ...body })),
)
