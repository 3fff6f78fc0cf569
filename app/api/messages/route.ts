import { sendMessage } from '#domain/messages/send-message.ts'
import { sendMessageEndpoint } from '#http/endpoints/messages.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(sendMessageEndpoint, ({ actor, body }) => sendMessage(actor, body)),
)
