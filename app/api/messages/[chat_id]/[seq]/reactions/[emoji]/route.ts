import { reactToMessage, takeReactionBack } from '#domain/reactions/react-to-message.ts'
import { reactEndpoint, takeReactionBackEndpoint } from '#http/endpoints/reactions.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(reactEndpoint, ({ actor, params }) => reactToMessage(actor, params)),
  serve(takeReactionBackEndpoint, ({ actor, params }) => takeReactionBack(actor, params)),
)
