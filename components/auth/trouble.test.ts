import { expect, test } from 'vitest'
import { troubleOf } from './trouble.ts'

test.each([
  [{ code: 'invalid_credentials' }, { form: { kind: 'credentials' }, fields: {} }],
  [
    { code: 'rate_limited', retry_after: 12 },
    { form: { kind: 'rateLimited', seconds: 12 }, fields: {} },
  ],
  [{ code: 'rate_limited' }, { form: { kind: 'rateLimited', seconds: 60 }, fields: {} }],
  [{ code: 'registration_closed' }, { form: { kind: 'closed' }, fields: {} }],
  [{ code: 'username_taken' }, { form: null, fields: { username: 'usernameTaken' } }],
  [{ code: 'weak_password' }, { form: null, fields: { password: 'passwordCommon' } }],
  [
    { code: 'invalid', errors: [{ path: 'password', message: '' }] },
    { form: null, fields: { password: 'passwordLength' } },
  ],
  [
    { code: 'invalid', errors: [{ path: 'display_name', message: '' }] },
    { form: null, fields: { display_name: 'invalid' } },
  ],
  [
    { code: 'invalid', errors: [{ path: '__proto__', message: '' }] },
    { form: { kind: 'failed' }, fields: {} },
  ],
  [{ code: 'something_new' }, { form: { kind: 'failed' }, fields: {} }],
  [{ code: 'unavailable' }, { form: { kind: 'failed' }, fields: {} }],
])('%j is said as %j', (refusal, trouble) => {
  expect(troubleOf(refusal)).toEqual(trouble)
})
