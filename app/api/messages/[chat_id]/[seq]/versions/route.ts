import { listVersions } from '#domain/messages/edit-message.ts'
import { listVersionsEndpoint } from '#http/endpoints/messages.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listVersionsEndpoint, ({ actor, params }) => listVersions(actor, params)),
)
