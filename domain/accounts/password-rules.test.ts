import { expect, test } from 'vitest'
import { COMMON_PASSWORDS } from '#domain/accounts/common-passwords.ts'
import { refuseWeakPassword } from '#domain/accounts/password-rules.ts'

const refusal = (password: string, username = 'anna.k') => {
  try {
    refuseWeakPassword(password, username)
    return null
  } catch (error) {
    return error as Error & { code: string; more: unknown }
  }
}

test.each(['12345678', 'Password', 'QWERTYUIOP', 'p@ssw0rd', 'ЙЦУКЕНГШ', 'aaaaaaaa', '😀😀😀😀😀😀😀😀', '        '])(
  '[ACC4] %j is guessed first and refused',
  (password) => {
    expect(refusal(password)).toMatchObject({
      code: 'weak_password',
      message: expect.stringContaining('most common'),
      more: { errors: [{ path: 'password', message: expect.stringContaining('most common') }] },
    })
  },
)

test.each(['messenger', 'MiniMessenger', 'mini messenger 1', 'mini-messenger2026!', 'мессенджер'])(
  '[ACC4] %j is the name of the product',
  (password) => {
    expect(refusal(password)?.message).toContain('name of the messenger')
  },
)

test('[ACC4] the own username, in any case, is refused', () => {
  expect(refusal('ANNA.KARENINA', 'anna.karenina')?.message).toBe('The password must not be the username')
})

test.each(['green kettle', 'correct horse battery staple', 'Zx9!kQ2#', 'моя бабушка в саду', 'aaaaaaab'])(
  '[ACC4] %j is accepted: there are no rules on what a password contains',
  (password) => {
    expect(refusal(password)).toBeNull()
  },
)

test('[ACC4] the list has only what the other rules let through', () => {
  expect(COMMON_PASSWORDS.size).toBeGreaterThan(150)
  for (const word of COMMON_PASSWORDS) {
    expect([...word].length, word).toBeGreaterThanOrEqual(8)
    expect(word).toBe(word.toLowerCase().normalize('NFKC'))
  }
})
