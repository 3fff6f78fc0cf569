import { clientInfo } from '#auth/client-info.ts'
import { enterByCookie, signInByPassword } from '#auth/enter.ts'
import { loginRequest } from '#contracts/users.ts'
import { browserPost } from '#http/browser-form.ts'
import { answerMethods } from '#http/methods.ts'
import { check } from '#http/read-request.ts'

/** Signs a browser in. Without `remember` it is forgotten when the browser closes. */
const signIn = browserPost('/sign-in', async (fields, request) => {
  const client = clientInfo(request.headers)
  const me = await signInByPassword(check(loginRequest, fields), client)
  const keep = fields.remember === true || fields.remember === 'on' || fields.remember === 'true'
  const cookie = await enterByCookie(me, client, { keep, cookie: request.headers.get('cookie') })
  return { json: { me }, headers: [['set-cookie', cookie]] }
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ POST: signIn })
