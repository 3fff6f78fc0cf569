import { deleteMessage } from '#domain/messages/delete-message.ts'
import { editMessage } from '#domain/messages/edit-message.ts'
import { deleteMessageEndpoint, editMessageEndpoint } from '#http/endpoints/messages.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(editMessageEndpoint, ({ actor, params, body }) => editMessage(actor, { ...params, ...body })),
  serve(deleteMessageEndpoint, ({ actor, params }) => deleteMessage(actor, params)),
)
