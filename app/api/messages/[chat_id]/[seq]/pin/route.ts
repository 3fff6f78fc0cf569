import { pinMessage, unpinMessage } from '#domain/messages/pin-message.ts'
import { pinMessageEndpoint, unpinMessageEndpoint } from '#http/endpoints/pins.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(pinMessageEndpoint, ({ actor, params }) => pinMessage(actor, params)),
  serve(unpinMessageEndpoint, ({ actor, params }) => unpinMessage(actor, params)),
)
