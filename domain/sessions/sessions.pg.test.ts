import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sessions } from '#db/schema/sessions.ts'
import { updateSettings } from '#domain/accounts/profile.ts'
import { createPublicChat } from '#domain/chats/create-chat.ts'
import type { DomainEvent } from '#domain/events.ts'
import { sendMessage } from '#domain/messages/send-message.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { findEndedSessions, keepSessionsSeen } from '#domain/sessions/open-sessions.ts'
import { checkSession, endSession, startSession } from '#domain/sessions/sessions.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { afterwards } from '#testing/afterwards.ts'
import { codeOf } from '#testing/outcome.ts'
import { type Person, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

let anna: Person
beforeEach(async () => {
  anna = await person('anna')
})

const open = (kind: 'browser' | 'api' = 'browser', ttlSeconds = 3600) =>
  startSession({ userId: anna.userId, kind, ttlSeconds, userAgent: 'Firefox', ip: '203.0.113.7' })
const row = async (id: string) => (await db().select().from(sessions).where(eq(sessions.id, id)))[0]
/** Moves a session into the past, as if it had been used that long ago. */
const seenAgo = (id: string, seconds: number) =>
  db()
    .update(sessions)
    .set({ lastSeenAt: sql`now() - make_interval(secs => ${seconds})` })
    .where(eq(sessions.id, id))

test('[SES1] a session remembers where it was opened, and each has another id', async () => {
  const [one, other] = [await open(), await open()]
  expect(one.id).not.toBe(other.id)
  expect(await row(one.id)).toMatchObject({
    userId: anna.userId,
    kind: 'browser',
    userAgent: 'Firefox',
    ip: '203.0.113.7',
  })
  expect(await checkSession(one.id)).toEqual({ userId: anna.userId, kind: 'browser', expiresAt: one.expiresAt })
})

describe('an ended session', () => {
  test('[SES2] counts no more at once, though it was asked for a moment before', async () => {
    const { id } = await open()
    await checkSession(id)
    await endSession(id, 'signed_out')
    expect(await codeOf(checkSession(id))).toBe('invalid_token')
  })

  test('[SES2] is announced with its person and reason', async () => {
    const heard: DomainEvent[] = []
    const stop = onEvents<DomainEvent>((event) => heard.push(event))
    afterwards(async () => stop())
    const { id } = await open()
    await endSession(id, 'revoked')
    expect(heard).toEqual([{ type: 'session_ended', sessionId: id, userId: anna.userId, reason: 'revoked' }])
  })

  test('[SES2] whose end was stored and not heard of here counts no more once it is ended again', async () => {
    const { id } = await open()
    await checkSession(id)
    // What is left when the database dies between storing the end and saying so.
    await db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, id))
    const heard: DomainEvent[] = []
    const stop = onEvents<DomainEvent>((event) => heard.push(event))
    afterwards(async () => stop())
    const before = await row(id)
    await endSession(id, 'signed_out')
    expect(await codeOf(checkSession(id))).toBe('invalid_token')
    expect(heard).toMatchObject([{ type: 'session_ended', sessionId: id }])
    expect((await row(id))?.revokedAt).toEqual(before?.revokedAt)
  })

  test('[SES2] that ends while it is being asked for is not remembered as live', async () => {
    for (let round = 0; round < 20; round++) {
      const { id } = await open('api')
      const asked = codeOf(checkSession(id))
      await endSession(id, 'signed_out')
      await asked
      expect(await codeOf(checkSession(id))).toBe('invalid_token')
    }
  })

  test('[SES2] elsewhere ended it counts for at most 5 s', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    afterwards(async () => void vi.useRealTimers())
    const { id } = await open()
    await checkSession(id)
    // What another process does: the row changes, and nothing is heard of it here.
    await db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, id))
    vi.advanceTimersByTime(4999)
    expect(await codeOf(checkSession(id))).toBe('ok')
    vi.advanceTimersByTime(1)
    expect(await codeOf(checkSession(id))).toBe('invalid_token')
  })

  test('[SES2] never existed: the same answer', async () => {
    expect(await codeOf(checkSession('00000000-0000-4000-8000-000000000000'))).toBe('invalid_token')
  })
})

describe('lifetimes', () => {
  test('[SES3] past its end it counts no more, also when it was remembered', async () => {
    const { id, expiresAt } = await open('api', 2)
    expect(await codeOf(checkSession(id))).toBe('ok')
    vi.useFakeTimers({ toFake: ['Date'], now: expiresAt.getTime() + 1 })
    afterwards(async () => void vi.useRealTimers())
    await db().update(sessions).set({ expiresAt: sql`now()` }).where(eq(sessions.id, id))
    expect(await codeOf(checkSession(id))).toBe('invalid_token')
  })

  test('[SES5] a browser not used for 14 days is signed out, a program is not', async () => {
    const [browser, api] = [await open('browser'), await open('api')]
    for (const { id } of [browser, api]) await seenAgo(id, SESSIONS.browserIdle + 60)
    expect(await codeOf(checkSession(browser.id))).toBe('invalid_token')
    expect(await codeOf(checkSession(api.id))).toBe('ok')
  })

  test('[SES5] using it keeps it', async () => {
    const { id } = await open()
    await seenAgo(id, SESSIONS.browserIdle - 60)
    await checkSession(id)
    expect(Date.now() - ((await row(id))?.lastSeenAt.getTime() ?? 0)).toBeLessThan(60_000)
  })

  test('[SES5] use is written down at most once a minute', async () => {
    const { id } = await open()
    await seenAgo(id, SESSIONS.seenEvery - 30)
    const before = (await row(id))?.lastSeenAt
    await checkSession(id)
    expect((await row(id))?.lastSeenAt).toEqual(before)
  })
})

describe('[SES5] a browser that is only connected', () => {
  const seenAt = async (id: string) => (await row(id))?.lastSeenAt.getTime() ?? 0

  test('counts as used, and is written down at most once in ten minutes', async () => {
    const [stale, fresh, other] = [await open(), await open(), await open()]
    for (const { id } of [stale, other]) await seenAgo(id, SESSIONS.browserIdle - 60)
    await seenAgo(fresh.id, SESSIONS.socketSeenEvery - 60)
    const before = [await seenAt(fresh.id), await seenAt(other.id)]
    await keepSessionsSeen([stale.id, fresh.id])
    expect(Date.now() - (await seenAt(stale.id))).toBeLessThan(60_000)
    expect([await seenAt(fresh.id), await seenAt(other.id)]).toEqual(before)
  })

  test('is not brought back when it no longer counts, and changes nothing any more', async () => {
    const [idle, ended] = [await open(), await open()]
    await seenAgo(idle.id, SESSIONS.browserIdle + 60)
    await endSession(ended.id, 'revoked')
    await seenAgo(ended.id, SESSIONS.socketSeenEvery + 60)
    await keepSessionsSeen([idle.id, ended.id])
    expect((await findEndedSessions([idle.id, ended.id])).toSorted()).toEqual([idle.id, ended.id].toSorted())

    const actor = { userId: anna.userId, sessionId: idle.id }
    const chat = await createPublicChat(anna, 'Square')
    const message = { chat_id: chat.id, content: 'still here', client_id: randomUUID() }
    expect(await codeOf(sendMessage(actor, message))).toBe('invalid_token')
    expect(await codeOf(updateSettings(actor, { theme: 'dark' }))).toBe('invalid_token')
  })
})

test('[SES6] the twenty-first browser signs the one out that was used longest ago; programs are not counted', async () => {
  const program = await open('api')
  const browsers: string[] = []
  for (let number = 0; number < SESSIONS.browsersMax; number++) browsers.push((await open()).id)
  for (const [number, id] of browsers.entries()) await seenAgo(id, 1000 - number)
  await checkSession(browsers[0] ?? '')
  await seenAgo(browsers[0] ?? '', 5)
  await open()
  expect(await codeOf(checkSession(browsers[1] ?? ''))).toBe('invalid_token')
  for (const id of [browsers[0], browsers[2], browsers[19], program.id]) {
    expect(await codeOf(checkSession(id ?? ''))).toBe('ok')
  }
})

test('[SES1] finished sessions of a person are forgotten when he signs in again', async () => {
  const old = await open('api', 60)
  await db().update(sessions).set({ expiresAt: sql`now() - interval '1 second'` }).where(eq(sessions.id, old.id))
  await open()
  expect(await row(old.id)).toBeUndefined()
})
