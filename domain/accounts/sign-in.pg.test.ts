import { expect, test } from 'vitest'
import { register } from '#domain/accounts/register.ts'
import { checkPassword } from '#domain/accounts/sign-in.ts'
import { codeOf } from '#testing/outcome.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const password = ' Зелёный чайник 🫖 '
const anna = await register({ username: 'Anna', password })

test('[ACC2] the name fits in any case and form', async () => {
  for (const username of ['Anna', 'ANNA', ' anna ', 'Ａｎｎａ']) {
    expect(await checkPassword({ username, password })).toEqual(anna)
  }
})

test('[ACC5] unknown and impossible names are answered like a wrong password', async () => {
  const outcomes = [
    { username: 'Anna', password: password.trim() },
    { username: 'Anna', password: '' },
    { username: 'boris', password },
    { username: '', password },
    { username: 'a\u0000b', password },
    { username: '\ud800\ud800\ud800', password },
    { username: 'x'.repeat(100_000), password: 'y'.repeat(100_000) },
  ].map((login) => codeOf(checkPassword(login)))
  expect(new Set(await Promise.all(outcomes))).toEqual(new Set(['invalid_credentials']))
})
