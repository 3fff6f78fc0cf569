import { registerWithin } from '#auth/enter.ts'
import { toUser } from '#domain/accounts/person.ts'
import { registerEndpoint } from '#http/endpoints/users.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(registerEndpoint, async ({ body, client }) => toUser(await registerWithin(body, client))),
)
