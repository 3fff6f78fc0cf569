import { sessionCookieName } from '#auth/session-cookie.ts'
import { ENDPOINTS } from '#http/endpoints/all.ts'
import { answerMethods } from '#http/methods.ts'
import { describeApi } from '#http/openapi.ts'

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({
  GET: async () => Response.json(describeApi(ENDPOINTS, sessionCookieName())),
})
