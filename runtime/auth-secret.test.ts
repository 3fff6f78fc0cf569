import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keptSecret } from '#runtime/auth-secret.ts'
import { temporaryFolder } from '#testing/temporary-folder.ts'

test('a secret is made once, for its owner alone, and is the same ever after', () => {
  const folder = temporaryFolder()
  const secret = keptSecret(folder, 'secret')
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(fs.statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600)
  expect(keptSecret(folder, 'secret')).toBe(secret)
  expect(fs.readdirSync(folder)).toEqual(['secret'])
})

test('each place has another secret', () => {
  expect(keptSecret(temporaryFolder(), 'secret')).not.toBe(keptSecret(temporaryFolder(), 'secret'))
})

test('a secret that others could read is closed again', () => {
  const folder = temporaryFolder()
  keptSecret(folder, 'secret')
  fs.chmodSync(path.join(folder, 'secret'), 0o644)
  keptSecret(folder, 'secret')
  expect(fs.statSync(path.join(folder, 'secret')).mode & 0o777).toBe(0o600)
})

test('a damaged secret is not taken for one', () => {
  const folder = temporaryFolder()
  fs.writeFileSync(path.join(folder, 'secret'), 'abc\n')
  expect(() => keptSecret(folder, 'secret')).toThrow('is damaged')
})
