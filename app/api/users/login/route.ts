import { enterByToken, signInByPassword } from '#auth/enter.ts'
import { loginEndpoint } from '#http/endpoints/users.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(loginEndpoint, async ({ body, client }) => enterByToken(await signInByPassword(body, client), client)),
)
