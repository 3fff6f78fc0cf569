import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { config } from '#runtime/config.ts'
import { remember } from '#runtime/remember.ts'

/** The secret that signs sessions and tokens: `AUTH_SECRET`, or the one kept under `DATA_DIR`. */
export function authSecret(): string {
  return remember('auth-secret', () => config().authSecret ?? keptSecret(config().dataDir, 'auth-secret'))
}

/** Reads a secret that was created once in `dir`, with mode 600; creates it the first time. 256 random bits. */
export function keptSecret(dir: string, name: string): string {
  const file = path.join(dir, name)
  fs.mkdirSync(dir, { recursive: true })
  if (!fs.existsSync(file)) create(dir, file)
  const secret = fs.readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(`${file} is damaged: restore it from a backup, or delete it to make a new one`)
  if (fs.statSync(file).mode & 0o077) fs.chmodSync(file, 0o600)
  return secret
}

/** Written beside and linked into place, so nobody ever reads half a secret and the first of two writers wins. */
function create(dir: string, file: string): void {
  const draft = path.join(dir, `.${path.basename(file)}.${randomBytes(6).toString('hex')}`)
  const handle = fs.openSync(draft, 'wx', 0o600)
  fs.writeSync(handle, `${randomBytes(32).toString('base64url')}\n`)
  fs.fsyncSync(handle)
  fs.closeSync(handle)
  try {
    fs.linkSync(draft, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(draft)
  }
}
