import { listMembers } from '#domain/chats/list-members.ts'
import { listMembersEndpoint } from '#http/endpoints/chats.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listMembersEndpoint, ({ actor, params }) => listMembers(actor, params.chat_id)),
)
