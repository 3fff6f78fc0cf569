import { type Dialect, MESSENGER, RAW } from '#bench/load/dialects.ts'
import { type OnEvent, SocketClient } from '#bench/load/socket-client.ts'
import type { MeasuredProcess } from '#bench/setting/measured-process.ts'
import { type BenchPerson, fillChat, makeGroups, makePeople } from '#bench/setting/people.ts'
import type { Stage } from '#bench/setting/stage.ts'

const WELCOME = Buffer.from('42["welcome"')

/** How many rooms there are, how many are online in each, and how many of them speak when nobody pauses. */
export interface Company {
  rooms: number
  members: number
  speakers: number
}

/** A server with rooms that can be entered: ours or a reference. */
export interface Site {
  server: MeasuredProcess
  dialect: Dialect
  roomIds: number[]
  enter: (room: number, member: number, ear: OnEvent) => Promise<SocketClient>
  /** Messages that were stored in these rooms since they were entered; null for a server that stores none. */
  stored: () => Promise<number | null>
}

/** The messenger, with a group for each room, and so many messages in each before anybody enters. */
export async function openMessenger(stage: Stage, { rooms, members }: Company, before = 0): Promise<Site> {
  const { pool } = stage.database
  const people = await makePeople(pool, rooms * members)
  const groups = Array.from({ length: rooms }, (_, at) => people.slice(at * members, (at + 1) * members))
  const roomIds = await makeGroups(pool, groups)
  if (before > 0) {
    for (const id of roomIds) await fillChat(pool, id, before)
    // What a database does in its own time after so much was written would be taken for the cost of what is measured.
    await pool.query('VACUUM ANALYZE')
    await pool.query('CHECKPOINT')
  }
  const server = await stage.startServer()
  return {
    server,
    dialect: MESSENGER,
    roomIds,
    enter: (room, member, ear) => greeted(server.port, groups[room]?.[member], ear),
    async stored() {
      const { rows } = await pool.query('SELECT count(*) FROM messages WHERE chat_id = ANY($1)', [roomIds])
      return Number(rows[0].count) - before * roomIds.length
    },
  }
}

/** Socket.IO without storage. */
export async function openRaw(stage: Stage, { rooms }: Company): Promise<Site> {
  const server = await stage.startReference('raw-socket-io')
  const roomIds = Array.from({ length: rooms }, (_, at) => at + 1)
  return {
    server,
    dialect: RAW,
    roomIds,
    async enter(room, member, ear) {
      const auth = { user_id: room * 1000 + member, username: `bench_${room}_${member}` }
      const client = await SocketClient.connect(server.port, auth, ear)
      await client.ask('join', { chat_id: roomIds[room] })
      return client
    },
    stored: async () => null,
  }
}

/** A device of a person; it hears his chats once it was greeted. */
export async function greeted(port: number, person: BenchPerson | undefined, ear: OnEvent): Promise<SocketClient> {
  let greet = () => {}
  const greeting = new Promise<void>((resolve) => {
    greet = resolve
  })
  const client = await SocketClient.connect(port, { token: person?.token }, (payload) => {
    if (payload.compare(WELCOME, 0, WELCOME.length, 0, WELCOME.length) === 0) greet()
    ear(payload)
  })
  await greeting
  return client
}
