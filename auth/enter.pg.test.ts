import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { leaveBrowser } from '#auth/enter.ts'
import { sessionCookie, sessionCookieName } from '#auth/session-cookie.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { DomainEvent } from '#domain/events.ts'
import { db } from '#runtime/database.ts'
import { onEvents } from '#runtime/event-bus.ts'
import { afterwards } from '#testing/afterwards.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

function hearEnds(): string[] {
  const ended: string[] = []
  const stop = onEvents<DomainEvent>((event) => event.type === 'session_ended' && ended.push(event.sessionId))
  afterwards(async () => stop())
  return ended
}

test('[SES2] [SES10] a sign-out that is repeated closes what the first one left open', async () => {
  const anna = await person('anna')
  const [cookie = ''] = (await sessionCookie(anna, true)).split(';')
  // The first one was stored, and its answer was lost together with the database.
  await db().update(sessions).set({ revokedAt: sql`now()` }).where(eq(sessions.id, anna.sessionId))
  const ended = hearEnds()
  await leaveBrowser(cookie)
  expect(ended).toEqual([anna.sessionId])
})

test('[SES10] without a session of this server there is nothing to end', async () => {
  const ended = hearEnds()
  await leaveBrowser(null)
  await leaveBrowser(`${sessionCookieName()}=forged`)
  expect(ended).toEqual([])
})
