import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { sessions } from '#db/schema/sessions.ts'
import type { Actor } from '#domain/actor.ts'
import { checkActor } from '#domain/check-actor.ts'
import { readSendFacts } from '#domain/messages/send-facts.ts'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'
import { findEndedSessions } from '#domain/sessions/open-sessions.ts'
import { checkSession } from '#domain/sessions/sessions.ts'
import { db } from '#runtime/database.ts'
import { codeOf } from '#testing/outcome.ts'
import { openSession, person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()
const anna = await person('anna')
const ago = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`

const cases: [name: string, row: Record<string, unknown>, counts: boolean][] = [
  ['a program', { kind: 'api' }, true],
  ['a browser', { kind: 'browser' }, true],
  ['a browser that was used in time', { kind: 'browser', lastSeenAt: ago(SESSIONS.browserIdle - 60) }, true],
  ['a browser that was left alone', { kind: 'browser', lastSeenAt: ago(SESSIONS.browserIdle + 60) }, false],
  ['a program that was silent', { kind: 'api', lastSeenAt: ago(SESSIONS.browserIdle + 60) }, true],
  ['one that has expired', { kind: 'api', expiresAt: ago(1) }, false],
  ['one that was ended', { kind: 'browser', revokedAt: ago(1) }, false],
]

/** Every place in the product that decides whether a session counts. */
const deciders: Record<string, (actor: Actor) => Promise<boolean>> = {
  'a request': async ({ sessionId }) => (await codeOf(checkSession(sessionId))) === 'ok',
  'a write': async (actor) => (await codeOf(checkActor(db(), actor))) === 'ok',
  'a message': async (actor) => {
    const send = { actor, chatId: 1, content: 'x', clientId: null }
    return (await readSendFacts(db(), [send], new Map())).facts[0]?.sessionAlive ?? false
  },
  'an open socket': async ({ sessionId }) => (await findEndedSessions([sessionId])).length === 0,
}

describe.each(Object.entries(deciders))('[SES2] for %s', (_, decide) => {
  test.each(cases)('%s counts as it should', async (_name, row, counts) => {
    const sessionId = await openSession(anna.userId)
    await db().update(sessions).set(row).where(eq(sessions.id, sessionId))
    expect(await decide({ userId: anna.userId, sessionId })).toBe(counts)
  })

  test('a session that does not exist does not count', async () => {
    expect(await decide({ userId: anna.userId, sessionId: crypto.randomUUID() })).toBe(false)
  })
})
