import { createHmac, generateKeyPairSync, hkdfSync } from 'node:crypto'
import { base64url, SignJWT } from 'jose'
import { describe, expect, test } from 'vitest'
import { issueAccessToken, readAccessToken } from '#auth/access-token.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { codeOf } from '#testing/outcome.ts'

const actor = { userId: 7, sessionId: '6f4dbb9e-33a2-4c62-9c3a-0d6f2b7c1e55' }
const soon = () => new Date(Date.now() + 60_000)
const key = new Uint8Array(hkdfSync('sha256', authSecret(), '', 'access token', 32))

const part = (value: unknown) => base64url.encode(JSON.stringify(value))
const claims = (changed: object = {}) => ({
  sub: '7',
  sid: actor.sessionId,
  iss: 'mini-messenger',
  aud: 'mini-messenger-api',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 60,
  ...changed,
})
/** A token with any header and claims, signed as HS256 with any secret. */
function forge(header: object, payload: object, secret: Uint8Array | string = key): string {
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}
const HEADER = { alg: 'HS256', typ: 'at+jwt' }

test('[SES7] says who and which session', async () => {
  expect(await readAccessToken(await issueAccessToken(actor, soon()))).toEqual(actor)
  expect(await readAccessToken(forge(HEADER, claims()))).toEqual(actor)
})

test('[SES7] a clock that is an hour off does not end a session: its row does', async () => {
  const hour = 3_600_000
  for (const off of [-hour, hour]) {
    expect(await readAccessToken(await issueAccessToken(actor, new Date(Date.now() + off)))).toEqual(actor)
  }
})

describe('[SES7] does not count', () => {
  const { publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })

  test.each<[string, string]>([
    ['nothing', ''],
    ['no token at all', 'abc'],
    ['three empty parts', '..'],
    ['alg none', `${part({ alg: 'none', typ: 'at+jwt' })}.${part(claims())}.`],
    ['alg None with a signature', forge({ alg: 'None', typ: 'at+jwt' }, claims())],
    ['an empty secret', forge(HEADER, claims(), '')],
    ['another secret', forge(HEADER, claims(), 'secret')],
    ['the secret itself instead of the key made from it', forge(HEADER, claims(), authSecret())],
    ['RS256 in name, an HMAC by the public key in fact', forge({ alg: 'RS256', typ: 'at+jwt' }, claims(), publicKey)],
    ['a foreign kid', forge({ ...HEADER, kid: '../../dev/null' }, claims(), '')],
    ['a foreign jku', forge({ ...HEADER, jku: 'https://evil.example/keys' }, claims(), 'theirs')],
    ['a key of its own', forge({ ...HEADER, jwk: { kty: 'oct', k: base64url.encode('theirs') } }, claims(), 'theirs')],
    ['an unknown critical header', forge({ ...HEADER, crit: ['exp2'], exp2: 1 }, claims())],
    ['another type', forge({ alg: 'HS256', typ: 'JWT' }, claims())],
    ['no type', forge({ alg: 'HS256' }, claims())],
    ['another issuer', forge(HEADER, claims({ iss: 'other' }))],
    ['another audience', forge(HEADER, claims({ aud: 'other' }))],
    ['yesterday', forge(HEADER, claims({ exp: Math.floor(Date.now() / 1000) - 3 * 3600 }))],
    ['no end', forge(HEADER, claims({ exp: undefined }))],
    ['not yet', forge(HEADER, claims({ nbf: Math.floor(Date.now() / 1000) + 3 * 3600 }))],
    ['nobody', forge(HEADER, claims({ sub: undefined }))],
    ['a person that is no number', forge(HEADER, claims({ sub: '1 or 1=1' }))],
    ['no session', forge(HEADER, claims({ sid: undefined }))],
    ['a session that is no id', forge(HEADER, claims({ sid: "'; --" }))],
  ])('%s', async (_, token) => {
    expect(await codeOf(readAccessToken(token))).toBe('invalid_token')
  })

  test('a token whose end or person was changed', async () => {
    const [header, payload = '', signature] = (await issueAccessToken(actor, soon())).split('.')
    const said = JSON.parse(Buffer.from(payload, 'base64url').toString())
    for (const change of [{ sub: '8' }, { exp: said.exp + 1 }]) {
      const changed = [header, part({ ...said, ...change }), signature].join('.')
      expect(await codeOf(readAccessToken(changed))).toBe('invalid_token')
    }
  })

  test('HS512, though signed with the right key', async () => {
    const token = await new SignJWT(claims()).setProtectedHeader({ alg: 'HS512', typ: 'at+jwt' }).sign(key)
    expect(await codeOf(readAccessToken(token))).toBe('invalid_token')
  })
})
