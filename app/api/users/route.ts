import { listUsers } from '#domain/accounts/find-people.ts'
import { listUsersEndpoint } from '#http/endpoints/users.ts'
import { linkHeader } from '#http/link-header.ts'
import { jsonReply } from '#http/reply.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(listUsersEndpoint, async ({ actor, query, url }) => {
    const people = await listUsers(actor, query)
    const last = people.length === query.limit ? people.at(-1) : undefined
    return jsonReply(people, linkHeader(url, last ? { next: { after: last.id } } : {}))
  }),
)
