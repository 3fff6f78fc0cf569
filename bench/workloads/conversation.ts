import { type Counted, type Figures, measure } from '#bench/load/measure.ts'
import { Room, Tally } from '#bench/load/room.ts'
import type { Company, Site } from '#bench/load/site.ts'
import { talkAtRate, talkWithoutPause } from '#bench/load/talk.ts'
import type { Stage } from '#bench/setting/stage.ts'

/** Connections that are opened at once. */
const AT_ONCE = 50

/** What a server did for people who talk. */
export interface Conversation {
  /** As fast as it goes, in deliveries: messages times members who got them, the sender among them. */
  full: Figures
  /** At a fixed number of messages a second. */
  steady: Figures
}

/**
 * People enter their rooms and talk, first without a pause, then at `rate` messages a second, all rooms together. Ends the
 * server. Fails when anybody missed anything, when a send was refused, or when not everything is stored at the end.
 */
export function converse(stage: Stage, site: Site, company: Company, rate: number): Promise<Conversation> {
  return inRooms(site, company, async (rooms, tally) => {
    const busy = talkWithoutPause(rooms, tally, company.speakers)
    const full = await measure(stage, site.server, loadOf(tally))
    await busy.stop()
    return { full, steady: await talkSteadily(stage, site, { rooms, tally }, rate) }
  })
}

/** Only the second part of it. */
export function converseSteadily(stage: Stage, site: Site, company: Company, rate: number): Promise<Figures> {
  return inRooms(site, company, (rooms, tally) => talkSteadily(stage, site, { rooms, tally }, rate))
}

async function talkSteadily(
  stage: Stage,
  site: Site,
  { rooms, tally }: { rooms: readonly Room[]; tally: Tally },
  rate: number,
): Promise<Figures> {
  const calm = talkAtRate(rooms, tally, rate)
  const figures = await measure(stage, site.server, loadOf(tally))
  await calm.stop()
  return figures
}

function loadOf(tally: Tally): Counted {
  return { count: () => tally.delivered, begin: () => tally.begin() }
}

async function inRooms<T>(
  site: Site,
  { members }: Company,
  talk: (rooms: readonly Room[], tally: Tally) => Promise<T>,
): Promise<T> {
  const tally = new Tally()
  const rooms = site.roomIds.map((id) => new Room(id, members, site.dialect, tally))
  try {
    await fill(rooms, site, members)
    const found = await talk(rooms, tally)
    const stored = await site.stored()
    if (stored !== null && stored !== tally.sent) throw new Error(`${tally.sent} sent, ${stored} stored`)
    return found
  } finally {
    await Promise.all(rooms.flatMap((room) => room.members.map((member) => member.close())))
    await site.server.stop()
  }
}

async function fill(rooms: readonly Room[], site: Site, members: number): Promise<void> {
  const entries = rooms.flatMap((room, at) => Array.from({ length: members }, (_, member) => ({ room, at, member })))
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const group = entries.slice(from, from + AT_ONCE)
    const clients = await Promise.all(group.map(({ room, at, member }) => site.enter(at, member, room.ear())))
    group.forEach(({ room }, at) => {
      const client = clients[at]
      if (client) room.members.push(client)
    })
  }
}
