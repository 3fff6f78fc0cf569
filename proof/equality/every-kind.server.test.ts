import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { unconfirmedMarks } from '#client/replica/read-marks.ts'
import type { Replica } from '#client/replica/replica.ts'
import { CASES, type Case, type Scene } from '#proof/equality/cases.ts'
import { heldBy } from '#proof/equality/held.ts'
import { KINDS, type Kind } from '#proof/equality/kinds.ts'
import { type Device, makePlace, openDevice, ROLES, type Role, signUpAll } from '#proof/equality/place.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { startServer } from '#testing/server.ts'
import { until } from '#testing/until.ts'

const server = await startServer()
const database = await openDatabaseOf(server)
const people = await signUpAll(server)

const table = Object.entries(CASES).flatMap(([kind, cases]) =>
  cases.flatMap((each) => each.in.map((chatKind) => ({ kind: kind as Kind, chatKind, each, does: each.does }))),
)

test('there is a case for every kind of news in the contract', () => {
  expect(Object.keys(CASES).sort()).toEqual([...KINDS].sort())
  for (const cases of Object.values(CASES)) expect(cases.length).toBeGreaterThan(0)
})

describe('I17: what a device holds after the news is what a fresh one fetches, for everybody', () => {
  test.each(table)('$kind: $does ($chatKind)', async ({ kind, chatKind, each }) => {
    const place = await makePlace(database, people, chatKind, each.isSilent === true)
    const { chatId } = place
    const open = (role: Role, name: string) => openDevice(server, place, role, name)
    const devices = await Promise.all(
      ROLES.flatMap((role) => [open(role, 'first device'), open(role, 'second device'), open(role, 'device away')]),
    )
    const isAway = ({ name }: Device) => name.startsWith('device away')
    for (const device of devices.filter(isAway)) device.messenger.stop()
    const asked = devices.map((device) => device.asked)
    for (const device of devices) device.heard.clear()

    await each.run({
      ...place,
      database,
      on: (role) => devices.find((device) => device.role === role) as Device,
    } as Scene)
    const concerned = devices.filter(({ role }) => !each.isSilent || each.tells.includes(role))
    const back = concerned.filter((device) => isAway(device) || each.isSilent)
    await told(devices, each, kind)
    for (const { messenger } of back) {
      messenger.stop()
      messenger.start()
      await messenger.shows('online again', (state) => state.connection.state === 'online')
    }

    for (const role of new Set(concerned.map((device) => device.role))) {
      const fresh = await openDevice(server, place, role, 'fresh device')
      for (const device of concerned.filter((one) => one.role === role))
        await holdsTheSame(device, fresh, chatId, isAway(device))
      fresh.messenger.stop()
    }
    for (const [at, device] of devices.entries()) {
      if (!back.includes(device)) expect([device.name, device.asked]).toEqual([device.name, asked[at]])
    }
    for (const device of devices) device.messenger.stop()
  })
})

/** Everybody who has something new to hold has been told of it, and marks of his own are confirmed. */
async function told(devices: readonly Device[], { tells, isSilent }: Case, kind: Kind): Promise<void> {
  if (isSilent) return
  for (const device of devices) {
    if (!tells.includes(device.role) || device.name.startsWith('device away')) continue
    await device.messenger.shows(`${kind} on the ${device.name}`, () => device.heard.has(kind))
  }
}

async function holdsTheSame(device: Device, fresh: Device, chatId: number, wasAway: boolean): Promise<void> {
  const isConfirmed = () => unconfirmedMarks(device.messenger.getState() as unknown as Replica).length === 0
  const here = () => heldBy(device.messenger.getState(), chatId, !wasAway)
  const there = () => heldBy(fresh.messenger.getState(), chatId, !wasAway)
  await until(() => isConfirmed() && isDeepStrictEqual(here(), there())).catch(() => {})
  expect(here(), device.name).toEqual(there())
}
