import { clientInfo } from '#auth/client-info.ts'
import { enterByCookie, registerWithin } from '#auth/enter.ts'
import { locale, registerRequest } from '#contracts/users.ts'
import { browserPost } from '#http/browser-form.ts'
import { answerMethods } from '#http/methods.ts'
import { check } from '#http/read-request.ts'

/** Creates an account with the language of the page, and keeps the browser signed in unless `remember` says no. */
const register = browserPost('/register', async (fields, request) => {
  const client = clientInfo(request.headers)
  const language = locale.safeParse(fields.locale).data
  const me = await registerWithin({ ...check(registerRequest, fields), locale: language }, client)
  const keep = fields.remember !== false && fields.remember !== 'false'
  const cookie = await enterByCookie(me, client, { keep, cookie: request.headers.get('cookie') })
  return { json: { me }, headers: [['set-cookie', cookie]] }
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ POST: register })
