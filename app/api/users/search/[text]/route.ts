import { searchUsers } from '#domain/accounts/find-people.ts'
import { searchUsersEndpoint } from '#http/endpoints/users.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(searchUsersEndpoint, ({ actor, params }) => searchUsers(actor, params.text)),
)
