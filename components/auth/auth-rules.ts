import { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { codePoints } from '#contracts/text.ts'
import { displayName, newPassword, username } from '#contracts/users.ts'

/*
 * What the server will say about a form, found out before it is sent. The contracts decide what is right; here each way
 * of being wrong gets the key of its sentence in `auth.errors`. This file carries zod, so it is loaded only when the
 * first field is judged.
 */

const requiredUsername = z.string().check((check) => {
  if (check.value.trim() === '') refuse(check, 'usernameEmpty')
})

const newUsername = z.string().check((check) => {
  const text = check.value.normalize('NFKC').trim()
  if (text === '') return refuse(check, 'usernameEmpty')
  if (username.safeParse(check.value).success) return
  if (codePoints(text) < LIMITS.usernameMin) return refuse(check, 'usernameShort')
  refuse(check, codePoints(text) > LIMITS.usernameMax ? 'usernameLong' : 'usernameCharacters')
})

const requiredPassword = z.string().min(1, 'passwordEmpty')

const goodPassword = z.string().check((check) => {
  if (newPassword.safeParse(check.value).success) return
  if (check.value === '') return refuse(check, 'passwordEmpty')
  const length = codePoints(check.value)
  if (length < LIMITS.passwordMin) return refuse(check, 'passwordShort')
  refuse(check, length > LIMITS.passwordMax ? 'passwordLong' : 'invalid')
})

const goodDisplayName = z.string().check((check) => {
  if (!displayName.safeParse(check.value).success) refuse(check, 'displayNameLong')
})

export const signInRules = z.object({ username: requiredUsername, password: requiredPassword, remember: z.boolean() })

export const registerRules = z.object({
  display_name: goodDisplayName,
  username: newUsername,
  password: goodPassword,
})

function refuse(check: z.core.ParsePayload<string>, message: string): void {
  check.issues.push({ code: 'custom', message, input: check.value })
}
