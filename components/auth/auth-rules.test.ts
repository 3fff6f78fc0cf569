import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { registerRequest } from '#contracts/users.ts'
import english from '#i18n/en.ts'
import { registerRules, signInRules } from './auth-rules.ts'

const registration = { display_name: 'Anna', username: 'anna', password: 'a quiet evening' }

/** The key of the first sentence about one field, or null. */
function complaint(field: keyof typeof registration, value: string): string | null {
  const result = registerRules.safeParse({ ...registration, [field]: value })
  return result.error?.issues[0]?.message ?? null
}

describe('registration', () => {
  test.each([
    ['username', '', 'usernameEmpty'],
    ['username', '   ', 'usernameEmpty'],
    ['username', 'ab', 'usernameShort'],
    ['username', 'a'.repeat(33), 'usernameLong'],
    ['username', 'anna maria', 'usernameCharacters'],
    ['username', 'anna@home', 'usernameCharacters'],
    ['username', '  анна.п-1_  ', null],
    ['password', '', 'passwordEmpty'],
    ['password', '1234567', 'passwordShort'],
    ['password', '🌷'.repeat(8), null],
    ['password', '        ', null],
    ['password', 'x'.repeat(257), 'passwordLong'],
    ['password', '\ud800 1234567', 'invalid'],
    ['display_name', '', null],
    ['display_name', 'x'.repeat(65), 'displayNameLong'],
  ] as const)('%s %j: %s', (field, value, expected) => {
    expect(complaint(field, value)).toBe(expected)
  })

  test('agrees with the server about every input', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 70 }), fc.string({ unit: 'grapheme', maxLength: 300 }))
    fc.assert(
      fc.property(text, text, text, (username, password, display_name) => {
        const input = { username, password, display_name }
        expect(registerRules.safeParse(input).success).toBe(registerRequest.safeParse(input).success)
      }),
    )
  })
})

test('sign-in asks for both, whatever they are', () => {
  const result = signInRules.safeParse({ username: ' ', password: '', remember: true })
  expect(result.error?.issues.map((issue) => issue.message)).toEqual(['usernameEmpty', 'passwordEmpty'])
  expect(signInRules.safeParse({ username: 'no such name!', password: 'x', remember: false }).success).toBe(true)
})

test('every complaint has its sentence', () => {
  const said = ['usernameEmpty', 'usernameShort', 'usernameLong', 'usernameCharacters', 'passwordEmpty']
  const more = ['passwordShort', 'passwordLong', 'displayNameLong', 'invalid']
  for (const key of [...said, ...more]) expect(Object.keys(english.auth.errors)).toContain(key)
})
