import { hkdfSync } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { Actor } from '#domain/actor.ts'
import { invalidToken } from '#domain/check-actor.ts'
import { authSecret } from '#runtime/auth-secret.ts'
import { remember } from '#runtime/remember.ts'

const ALGORITHM = 'HS256'
const TYPE = 'at+jwt'
const ISSUER = 'mini-messenger'
const AUDIENCE = 'mini-messenger-api'
/** Seconds by which this server's clock may be off from the database's, whose clock decides: the session's row ends on time. */
const CLOCKS_APART = 2 * 60 * 60

const claims = z.object({
  sub: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .transform(Number),
  sid: z.uuid(),
})

/** A key of its own, so that a cookie can never pass as a token, nor the other way round. */
function key(): Uint8Array {
  return remember('access-token-key', () => new Uint8Array(hkdfSync('sha256', authSecret(), '', 'access token', 32)))
}

/** The bearer token of an API session. It says who and which session; the session's row decides whether it counts. */
export function issueAccessToken(actor: Actor, expiresAt: Date): Promise<string> {
  return new SignJWT({ sid: actor.sessionId })
    .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
    .setSubject(String(actor.userId))
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(expiresAt)
    .sign(key())
}

/**
 * What a bearer token says, once its signature, type, issuer and audience are checked, and that it is not from another
 * time altogether. What its header says about keys and algorithms is not followed. Rule: SES7.
 * @throws `invalid_token`
 */
export async function readAccessToken(token: string): Promise<Actor> {
  const verified = await jwtVerify(token, key(), {
    algorithms: [ALGORITHM],
    typ: TYPE,
    issuer: ISSUER,
    audience: AUDIENCE,
    requiredClaims: ['exp', 'sub', 'sid'],
    clockTolerance: CLOCKS_APART,
  }).catch(() => undefined)
  const said = claims.safeParse(verified?.payload)
  if (!said.success) throw invalidToken()
  return { userId: said.data.sub, sessionId: said.data.sid }
}
