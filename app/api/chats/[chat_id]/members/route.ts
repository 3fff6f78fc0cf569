import { listMembers } from '#domain/chats/list-members.ts'
import { listMembersEndpoint } from '#http/endpoints/chats.ts'
import { streamArray } from '#http/json-stream.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listMembersEndpoint, ({ actor, params }) => streamArray(listMembers(actor, params.chat_id))),
)
