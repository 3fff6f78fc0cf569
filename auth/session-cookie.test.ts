import { encode } from 'next-auth/jwt'
import { expect, test } from 'vitest'
import { issueAccessToken } from '#auth/access-token.ts'
import { clearedSessionCookie, readSessionCookie, sessionCookie, sessionCookieIn } from '#auth/session-cookie.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { codeOf } from '#testing/outcome.ts'
import { withSettings } from '#testing/settings.ts'

const actor = { userId: 7, sessionId: '6f4dbb9e-33a2-4c62-9c3a-0d6f2b7c1e55' }
const flags = (line: string) => line.split('; ').slice(1).sort()

test('[SES3] [SES4] kept it lasts 90 days, not kept until the browser closes', async () => {
  expect(flags(await sessionCookie(actor, true))).toEqual([
    'HttpOnly',
    `Max-Age=${90 * 86_400}`,
    'Path=/',
    'SameSite=Lax',
  ])
  expect(flags(await sessionCookie(actor, false))).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax'])
})

test('by https it is bound to this very host', async () => {
  withSettings({ appUrl: 'https://chat.example.org' })
  const line = await sessionCookie(actor, true)
  expect(line).toMatch(/^__Host-next-auth\.session-token=/)
  expect(flags(line)).toContain('Secure')
  expect(clearedSessionCookie()).toMatch(/^__Host-next-auth\.session-token=; .*Max-Age=0/)
  expect(sessionCookieIn(`next-auth.session-token=planted; ${line}`)).toBe(line.split('; ')[0]?.split('=')[1])
})

test('says who and which session, and is read back from a Cookie header', async () => {
  const [pair = ''] = (await sessionCookie(actor, false)).split('; ')
  const value = sessionCookieIn(`locale=ru; ${pair}; theme=dark`)
  expect(await readSessionCookie(value ?? '')).toEqual(actor)
  expect(sessionCookieIn(null)).toBeNull()
  expect(sessionCookieIn('a=b; xnext-auth.session-token=1')).toBeNull()
  expect(sessionCookieIn('next-auth.session-token=')).toBeNull()
})

test('[SES7] what this server did not make as a cookie does not count', async () => {
  const forged = [
    'abc',
    '',
    await encode({ token: { sub: '7', sid: actor.sessionId }, secret: 'another secret' }),
    await encode({ token: { sub: '7', sid: actor.sessionId }, secret: authSecret(), maxAge: -60 }),
    await encode({ token: { sub: '7' }, secret: authSecret() }),
    await encode({ token: { sub: 'root', sid: actor.sessionId }, secret: authSecret() }),
    await issueAccessToken(actor, new Date(Date.now() + 60_000)),
  ]
  for (const value of forged) expect(await codeOf(readSessionCookie(value))).toBe('invalid_token')
})
