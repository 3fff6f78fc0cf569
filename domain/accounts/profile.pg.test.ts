import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { users } from '#db/schema/users.ts'
import { getMe, updateSettings } from '#domain/accounts/profile.ts'
import type { DomainEvent } from '#domain/events.ts'
import { endSession } from '#domain/sessions/sessions.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { afterwards } from '#testing/afterwards.ts'
import { codeOf } from '#testing/outcome.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

function listen(): DomainEvent[] {
  const heard: DomainEvent[] = []
  const stop = onEvents<DomainEvent>((event) => heard.push(event))
  afterwards(async () => stop())
  return heard
}

test('[ACC10] a change of settings is one step of the own counter, told after the commit', async () => {
  const anna = await person('anna')
  await db().update(users).set({ head: 7 }).where(eq(users.id, anna.userId))
  const heard = listen()
  const me = await updateSettings(anna, { theme: 'dark' })
  expect(me).toMatchObject({ theme: 'dark', locale: null })
  expect(heard).toEqual([
    {
      type: 'user_changed',
      userId: anna.userId,
      epoch: expect.stringMatching(/^[\da-f-]{36}$/),
      after: 7,
      upto: 8,
      changes: [{ type: 'me', rev: 8, me }],
    },
  ])
  const [row] = await db().select({ head: users.head, rev: users.rev }).from(users).where(eq(users.id, anna.userId))
  expect(row).toEqual({ head: 8, rev: 8 })
})

test('[ACC10] changes at once take steps one after the other', async () => {
  const anna = await person('anna')
  const heard = listen()
  await Promise.all((['dark', 'light', 'system', 'dark'] as const).map((theme) => updateSettings(anna, { theme })))
  expect(heard.map((event) => 'upto' in event && event.upto)).toEqual([1, 2, 3, 4])
})

test('[ACC10] a setting that is not named stays', async () => {
  const anna = await person('anna')
  expect(await updateSettings(anna, { locale: 'ru', theme: 'dark' })).toMatchObject({ send_key: 'enter' })
  const kept = { locale: 'ru', theme: 'dark', send_key: 'ctrl_enter' }
  expect(await updateSettings(anna, { send_key: 'ctrl_enter' })).toMatchObject(kept)
  expect(await getMe(anna)).toMatchObject(kept)
})

test('[SES2] who was signed out a moment ago changes nothing any more', async () => {
  const anna = await person('anna')
  await endSession(anna.sessionId, 'signed_out')
  expect(await codeOf(updateSettings(anna, { theme: 'dark' }))).toBe('invalid_token')
  expect(await getMe(anna)).toMatchObject({ theme: 'system' })
})

test('an account that is gone is nobody', async () => {
  expect(await codeOf(getMe({ userId: 2_000_000_000, sessionId: 'gone' }))).toBe('not_authenticated')
})
