import { expect, test } from 'vitest'
import { pick } from '#auth/authenticate.ts'

const cookie = 'locale=ru; next-auth.session-token=abc'

test('[SES7] a bearer token decides over the cookie, a token given elsewhere over both', () => {
  expect(pick({ authorization: 'Bearer xyz', cookie })).toEqual({ kind: 'bearer', value: 'xyz' })
  expect(pick({ authorization: 'bearer   xyz ' })).toEqual({ kind: 'bearer', value: 'xyz' })
  expect(pick({ token: 'query', authorization: 'Bearer xyz', cookie })).toEqual({ kind: 'bearer', value: 'query' })
  expect(pick({ cookie })).toEqual({ kind: 'cookie', value: 'abc' })
})

test('[SES7] a bearer without a token is malformed, and no reason to look for a cookie', () => {
  expect(pick({ authorization: 'Bearer', cookie })).toEqual({ kind: 'bearer', value: '' })
  expect(pick({ token: '', cookie })).toEqual({ kind: 'bearer', value: '' })
})

test('other schemes belong to proxies in front', () => {
  expect(pick({ authorization: 'Basic abc', cookie })).toEqual({ kind: 'cookie', value: 'abc' })
  expect(() => pick({ authorization: 'Basic abc' })).toThrow('Not authenticated')
  expect(() => pick({ authorization: 'Bearerxyz' })).toThrow('Not authenticated')
  expect(() => pick({})).toThrow('Not authenticated')
})
