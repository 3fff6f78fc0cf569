import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { inTurn } from '#domain/accounts/hashing-turns.ts'
import { config } from '#runtime/config.ts'
import { remember } from '#runtime/remember.ts'

/** argon2id as OWASP recommends it: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const TEST_COST = { memoryCost: 64, timeCost: 1, parallelism: 1 }

function cost() {
  return config().unsafeTestPasswords ? TEST_COST : COST
}

/** Hashes a password for keeping; takes a tenth of a second of one core, at most a few at a time. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, cost()))
}

/**
 * Whether the password fits the kept hash. Without a hash it costs the same and answers false, so that the time does not
 * tell whether an account exists. Rule: ACC5.
 */
export function fitsPassword(kept: string | undefined, password: string): Promise<boolean> {
  return inTurn(() => verify(kept ?? decoy(), password))
}

/** A well-formed hash of today's cost that no password is known to fit: random salt, random result. */
function decoy(): string {
  return remember('password-decoy', () => {
    const { memoryCost, timeCost, parallelism } = cost()
    const part = (bytes: number) => randomBytes(bytes).toString('base64').replace(/=+$/, '')
    return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${part(16)}$${part(32)}`
  })
}
