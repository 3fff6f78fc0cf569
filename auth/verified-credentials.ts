import type { Actor } from '#domain/actor.ts'
import { remember } from '#runtime/remember.ts'

/** How long a signature that was found good is not looked at again, ms. */
const FRESH_MS = 60_000
/** Credentials kept; beyond it the oldest are dropped. */
const SIZE_MAX = 10_000

interface Verified {
  actor: Actor
  at: number
}

/**
 * Remembers what credentials of this very text said, once they were found to be ours: a signature that was good stays good. Whether
 * their session counts is not remembered here, and what was refused is looked at each time. Rules: SES2, SES7.
 */
export async function throughVerified(
  kind: 'bearer' | 'cookie',
  value: string,
  verify: (value: string) => Promise<Actor>,
): Promise<Actor> {
  const verified = remember(`verified-${kind}s`, () => new Map<string, Verified>())
  const known = verified.get(value)
  if (known && performance.now() - known.at < FRESH_MS) return known.actor
  verified.delete(value)
  const actor = await verify(value)
  verified.set(value, { actor, at: performance.now() })
  if (verified.size > SIZE_MAX) verified.delete(verified.keys().next().value ?? '')
  return actor
}
