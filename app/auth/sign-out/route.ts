import { leaveBrowser } from '#auth/enter.ts'
import { clearedSessionCookie } from '#auth/session-cookie.ts'
import { browserPost } from '#http/browser-form.ts'
import { answerMethods } from '#http/methods.ts'

/** Ends the browser's session, and has the browser forget what it kept; the cookies of language and look stay. */
const signOut = browserPost('/sign-in', async (_fields, request) => {
  await leaveBrowser(request.headers.get('cookie'))
  return {
    json: null,
    headers: [
      ['set-cookie', clearedSessionCookie()],
      ['clear-site-data', '"cache", "storage"'],
    ],
  }
})

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ POST: signOut })
