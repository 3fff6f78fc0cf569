import { Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { createLogger } from '#runtime/logger.ts'

/** What one line of the log says, as text. */
function logged(fields: object, message = 'something happened'): string {
  let text = ''
  const log = createLogger(
    'info',
    new Writable({
      write(chunk, _encoding, done) {
        text += chunk
        done()
      },
    }),
  )
  log.info(fields, message)
  return text
}

describe('the log hides', () => {
  test.each([
    ['a password', { body: { username: 'anna', password: 'hunter2hunter2' } }],
    ['a token', { access_token: 'hunter2hunter2' }],
    [
      'headers that sign in',
      { req: { headers: { authorization: 'Bearer hunter2hunter2', cookie: 'a=hunter2hunter2' } } },
    ],
    ['a token in an address', { url: '/ws/chat/1?a=b&token=hunter2hunter2&c=d' }],
    ['a token that was encoded into a text', { line: 'GET /ws/chat/1?token=hunter2hunter2 HTTP/1.1' }],
    ['a bearer in a text', { err: new Error('bad header Authorization: Bearer hunter2hunter2') }],
    ['a session cookie in a text', { line: 'cookie: next-auth.session-token=hunter2hunter2; theme=dark' }],
    ['the password of a database', { err: new Error('connect postgres://messenger:hunter2hunter2@127.0.0.1:5432/x') }],
  ])('%s', (_name, fields) => {
    const text = logged(fields)
    expect(text).not.toContain('hunter2')
    expect(text).toContain('[hidden]')
  })

  test('and keeps the rest readable', () => {
    const line = JSON.parse(logged({ url: '/ws/chat/1?token=abc&after=7', user: 5 }))
    expect(line).toMatchObject({
      level: 'info',
      msg: 'something happened',
      url: '/ws/chat/1?token=[hidden]&after=7',
      user: 5,
    })
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
  })
})

test('a line break in what somebody sent does not begin a new line of the log', () => {
  const text = logged({ username: 'anna\n{"level":"fatal"}' }, 'a\nb')
  expect(text.trimEnd().split('\n')).toHaveLength(1)
})
