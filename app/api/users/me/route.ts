import { getMe, updateSettings } from '#domain/accounts/profile.ts'
import { getMeEndpoint, updateMeEndpoint } from '#http/endpoints/users.ts'
import { route, serve } from '#http/route.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = route(
  serve(getMeEndpoint, ({ actor }) => getMe(actor)),
  serve(updateMeEndpoint, ({ actor, body }) => updateSettings(actor, body)),
)
