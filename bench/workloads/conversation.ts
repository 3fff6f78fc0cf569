import { type Figures, measure } from '#bench/load/measure.ts'
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
export async function converse(stage: Stage, site: Site, company: Company, rate: number): Promise<Conversation> {
  const tally = new Tally()
  const rooms = site.roomIds.map((id) => new Room(id, company.members, site.dialect, tally))
  try {
    await fill(rooms, site, company.members)
    const load = { count: () => tally.delivered, begin: () => tally.begin() }
    const busy = talkWithoutPause(rooms, tally, company.speakers)
    const full = await measure(stage, site.server, load)
    await busy.stop()
    const calm = talkAtRate(rooms, tally, rate)
    const steady = await measure(stage, site.server, load)
    await calm.stop()
    const stored = await site.stored()
    if (stored !== null && stored !== tally.sent) throw new Error(`${tally.sent} sent, ${stored} stored`)
    return { full, steady }
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
