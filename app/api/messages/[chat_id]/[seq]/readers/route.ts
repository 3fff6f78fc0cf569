import { listReaders } from '#domain/messages/list-readers.ts'
import { listReadersEndpoint } from '#http/endpoints/messages.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listReadersEndpoint, ({ actor, params }) => listReaders(actor, params)),
)
