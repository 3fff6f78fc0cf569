import { expect, test } from 'vitest'
import { problem, problemCode } from '#contracts/problems.ts'
import { AppError } from '#domain/app-error.ts'
import { problemReply, toProblem } from '#http/problem.ts'
import { PROBLEM_STATUS, STATUS_TITLE } from '#http/problem-status.ts'

test('every code has a status, and every status a title', () => {
  for (const code of problemCode.options) expect(STATUS_TITLE[PROBLEM_STATUS[code]], code).toBeTruthy()
})

test('an error that is an answer keeps its sentence, fields and time to wait', () => {
  const errors = [{ path: 'username', message: 'Username already exists' }]
  expect(toProblem(new AppError('username_taken', 'Username already exists', { errors }))).toEqual({
    type: 'about:blank',
    title: 'Bad Request',
    status: 400,
    detail: 'Username already exists',
    code: 'username_taken',
    errors,
  })
  expect(toProblem(new AppError('rate_limited', 'Too many requests', { retryAfter: 3 }))).toMatchObject({
    status: 429,
    retry_after: 3,
  })
})

test('an error of another copy of the class is told by its name', () => {
  const foreign = Object.assign(new Error('Chat not found'), { name: 'AppError', code: 'not_found', more: {} })
  expect(toProblem(foreign)).toMatchObject({ status: 404, detail: 'Chat not found' })
})

test('what nobody foresaw keeps its words to itself', () => {
  for (const error of [new Error('secret at /srv/x.ts:3'), 'secret', null, { status: 200 }]) {
    const told = problem.parse(toProblem(error))
    expect(told).toMatchObject({ status: 500, code: 'internal' })
    expect(JSON.stringify(told)).not.toContain('secret')
  }
})

test.each([
  Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:5432'), { code: 'ECONNREFUSED' }),
  new Error('Failed query', { cause: Object.assign(new Error('terminating connection'), { code: '57P01' }) }),
  new Error('timeout exceeded when trying to connect'),
])('a database out of reach is 503 with a time to wait: %s', (error) => {
  const told = toProblem(error)
  expect(told).toMatchObject({ status: 503, code: 'unavailable', retry_after: expect.any(Number) })
  expect(told.detail).not.toMatch(/5432|terminat|timeout/)
  expect(problemReply(told).headers.get('retry-after')).toBe(String(told.retry_after))
})

test('as an HTTP answer it has the headers of its status', () => {
  const answer = (code: AppError['code']) => problemReply(toProblem(new AppError(code, 'A sentence'))).headers
  expect(answer('not_authenticated').get('www-authenticate')).toBe('Bearer')
  expect(answer('invalid_token').get('www-authenticate')).toBe('Bearer error="invalid_token"')
  expect(answer('too_large').get('connection')).toBe('close')
  expect(answer('not_found').get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(answer('not_found').get('cache-control')).toBe('no-store')
})
