import { listPinned } from '#domain/messages/pin-message.ts'
import { listPinnedEndpoint } from '#http/endpoints/pins.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listPinnedEndpoint, ({ actor, params }) => listPinned(actor, params.chat_id)),
)
