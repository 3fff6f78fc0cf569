import { Writable } from 'node:stream'
import { expect, test, vi } from 'vitest'
import { createLogger } from '#runtime/logger.ts'
import { provide } from '#runtime/remember.ts'
import { logSecurity } from '#runtime/security-log.ts'
import { afterwards } from '#testing/afterwards.ts'

function readLog(): () => Record<string, unknown>[] {
  let text = ''
  const write = (chunk: Buffer, _encoding: string, done: () => void) => {
    text += chunk
    done()
  }
  provide('logger', createLogger('info', new Writable({ write })))
  return () =>
    text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
}

test('[ACC13] an attack fills a minute with sixty lines and a sum, and no other kind is silenced by it', () => {
  vi.useFakeTimers()
  afterwards(async () => void vi.useRealTimers())
  const lines = readLog()
  for (let at = 0; at < 1000; at++) logSecurity('sign_in_failed', { ip: '203.0.113.7', name_mark: `${at}` })
  logSecurity('signed_in', { ip: '203.0.113.8', user_id: 7 })
  expect(lines()).toHaveLength(61)
  expect(lines()[0]).toMatchObject({ level: 'warn', event: 'sign_in_failed', ip: '203.0.113.7', name_mark: '0' })
  expect(lines()[60]).toMatchObject({ level: 'info', event: 'signed_in', user_id: 7 })
  vi.advanceTimersByTime(60_000)
  expect(lines()[61]).toMatchObject({ event: 'sign_in_failed', more: 940 })
  logSecurity('sign_in_failed', {})
  vi.advanceTimersByTime(60_000)
  expect(lines()).toHaveLength(63)
})
