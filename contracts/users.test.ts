import { describe, expect, test } from 'vitest'
import { displayName, newPassword, registerRequest, username } from '#contracts/users.ts'

const sentence = (result: { error?: { issues: { message: string }[] } }) => result.error?.issues[0]?.message

describe('a username', () => {
  test('[ACC2] is trimmed and kept in compatible form', () => {
    expect(username.parse('  Alice ')).toBe('Alice')
    expect(username.parse('Ａｌｉｃｅ')).toBe('Alice')
    expect(username.parse('и\u0306ожик')).toBe('йожик')
  })

  test.each(['abc', 'a'.repeat(32), 'anna_k.2-x', 'Ёжик', '李小龙', '𝒜lice'])('[ACC2] may be %s', (name) => {
    expect(username.safeParse(name).success).toBe(true)
  })

  test.each([
    ['', 'Username cannot be empty'],
    ['   ', 'Username cannot be empty'],
    ['ab', 'Username must have at least 3 characters'],
    ['a'.repeat(33), 'Username must have at most 32 characters'],
    ['two words', 'Username may have letters, digits, "_", "." and "-" only'],
    ['anna\u0000', 'Username may have letters, digits, "_", "." and "-" only'],
    ['anna\u202e', 'Username may have letters, digits, "_", "." and "-" only'],
    ['ann\u3164a', 'Username may have letters, digits, "_", "." and "-" only'],
    ['a/../b', 'Username may have letters, digits, "_", "." and "-" only'],
    ['smile😀', 'Username may have letters, digits, "_", "." and "-" only'],
    ['a\ud800b', 'Username may have letters, digits, "_", "." and "-" only'],
  ])('[ACC2] may not be %j', (name, message) => {
    expect(sentence(username.safeParse(name))).toBe(message)
  })
})

describe('a password', () => {
  test('[ACC4] has 8 to 256 code points, whatever they are, and is not changed', () => {
    for (const password of [
      '        ',
      ' a b c d ',
      '😀'.repeat(8),
      '😀'.repeat(256),
      'tab\tand\nline',
      'e\u0301'.repeat(4),
    ]) {
      expect(newPassword.parse(password)).toBe(password)
    }
  })

  test('[ACC4] shorter, longer and broken ones are refused', () => {
    expect(sentence(newPassword.safeParse('😀'.repeat(7)))).toBe('Password must have at least 8 characters')
    expect(sentence(newPassword.safeParse('a'.repeat(257)))).toBe('Password must have at most 256 characters')
    expect(sentence(newPassword.safeParse('12345678\ud800'))).toBe('Password must be valid text')
  })
})

test('[ACC7] a display name is cleaned before it is measured', () => {
  expect(displayName.parse(` ${'\u202e'.repeat(100)}Анна\n`)).toBe('Анна')
  expect(displayName.parse('🙂'.repeat(64))).toBe('🙂'.repeat(64))
  expect(sentence(displayName.safeParse('a'.repeat(65)))).toBe('Display name must have at most 64 characters')
})

test('[ACC11] what a registration may not say is left out', () => {
  const said = {
    username: 'mallory',
    password: 'green kettle',
    role: 'owner',
    id: 1,
    created_at: '2020-01-01T00:00:00Z',
  }
  expect(registerRequest.parse(said)).toEqual({ username: 'mallory', password: 'green kettle' })
})
