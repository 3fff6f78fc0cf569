import { greeted } from '#bench/load/site.ts'
import { SocketClient } from '#bench/load/socket-client.ts'
import { Spread } from '#bench/load/spread.ts'
import type { Line, Result } from '#bench/report.ts'
import type { MeasuredProcess } from '#bench/setting/measured-process.ts'
import { type BenchPerson, fillChat, makeGroups, makePeople } from '#bench/setting/people.ts'
import type { Stage } from '#bench/setting/stage.ts'

const CLIENTS = 2000
const CHATS = 10
const MEMBERS = 20
/** What each chat holds, and how much of it everybody has missed. */
const MESSAGES = 60
const MISSED = 2
/** Handshakes under way at once: more would be refused by the kernel's queue, and try again a second later. */
const AT_ONCE = 400
const ROUNDS = 3

interface Returning {
  /** Comes back, catches up, and answers how many messages that brought. */
  comeBack: (client: number) => Promise<{ socket: SocketClient; messages: number }>
  server: MeasuredProcess
}

/** W6: everybody comes back at once and catches up. */
export async function reconnectStorm(stage: Stage): Promise<Result> {
  const { pool } = stage.database
  const people = await makePeople(pool, CLIENTS)
  const chatsOf = await makeChats(stage, people)
  const naive = await storm(stage, await openNaive(stage, chatsOf))
  const ours = await storm(stage, await openOurs(stage, people, chatsOf))
  return {
    workload: 'W6',
    title: `${CLIENTS} clients return at once, each with ${CHATS} chats and ${MISSED} messages missed in each; clients`,
    lines: [
      { what: 'messenger', ...ours.line },
      { what: 'Socket.IO, a query per client and chat', ...naive.line },
    ],
    verdicts: [{ what: 'time of a query per client and chat', found: ours.seconds / naive.seconds, atMost: 0.35 }],
  }
}

/** Puts everybody into his chats, each time with other people; answers the chats of each. */
async function makeChats({ database: { pool } }: Stage, people: readonly BenchPerson[]): Promise<number[][]> {
  const groups: number[][] = []
  const perRound = CLIENTS / MEMBERS
  for (let round = 0; round < CHATS; round++) {
    for (let group = 0; group < perRound; group++) {
      const members = Array.from({ length: MEMBERS }, (_, at) => at * perRound + ((group + round * at) % perRound))
      groups.push(members)
    }
  }
  const ids = await makeGroups(
    pool,
    groups.map((members) => members.flatMap((at) => people[at] ?? [])),
  )
  for (const id of ids) await fillChat(pool, id, MESSAGES)
  await pool.query('ANALYZE')
  const chatsOf: number[][] = people.map(() => [])
  groups.forEach((members, at) => {
    for (const member of members) chatsOf[member]?.push(ids[at] ?? 0)
  })
  return chatsOf
}

async function openOurs(stage: Stage, people: readonly BenchPerson[], chatsOf: number[][]): Promise<Returning> {
  const server = await stage.startServer()
  const knowing = { epoch: null, user_rev: 0, chats: [] }
  const first = await greeted(server.port, people[0], () => {})
  const { epoch, user_rev } = JSON.parse(await first.ask('sync', knowing)).data
  await first.close()
  return {
    server,
    async comeBack(client) {
      const socket = await greeted(server.port, people[client], () => {})
      const chats = chatsOf[client]?.map((id) => [id, MESSAGES - MISSED, true])
      const { data } = JSON.parse(await socket.ask('sync', { epoch, user_rev, chats }))
      const changes = data.changes.flatMap((chat: { changes: { message: object | null }[] }) => chat.changes)
      return { socket, messages: changes.filter(({ message }: { message: object | null }) => message).length }
    },
  }
}

async function openNaive(stage: Stage, chatsOf: number[][]): Promise<Returning> {
  const server = await stage.startReference('query-per-chat')
  return {
    server,
    async comeBack(client) {
      const socket = await SocketClient.connect(server.port)
      const chats = chatsOf[client]?.map((id) => [id, MESSAGES - MISSED])
      const { missed } = JSON.parse(await socket.ask('catch-up', { chats }))
      const messages = missed.flatMap((chat: { messages: object[] }) => chat.messages)
      return { socket, messages: messages.length }
    },
  }
}

/** All come back, several times; the best time counts, since the first ones meet code that is not compiled yet. */
async function storm(stage: Stage, { server, comeBack }: Returning): Promise<{ seconds: number; line: Partial<Line> }> {
  try {
    let best: { seconds: number; line: Partial<Line> } | null = null
    for (let round = 0; round < (stage.quick ? 2 : ROUNDS); round++) {
      const found = await oneStorm(stage, server, comeBack)
      if (!best || found.seconds < best.seconds) best = found
    }
    if (!best) throw new Error('No round was measured')
    return best
  } finally {
    await server.stop()
  }
}

async function oneStorm({ database }: Stage, server: MeasuredProcess, comeBack: Returning['comeBack']) {
  const sockets: SocketClient[] = []
  const spread = new Spread()
  const before = { cpu: (await server.usage()).cpu, database: database.cpu(), own: process.cpuUsage() }
  const began = performance.now()
  let next = 0
  const worker = async () => {
    while (next < CLIENTS) {
      const { socket, messages } = await comeBack(next++)
      if (messages !== CHATS * MISSED) throw new Error(`${messages} messages came instead of ${CHATS * MISSED}`)
      spread.add(performance.now() - began)
      sockets.push(socket)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  const seconds = (performance.now() - began) / 1000
  const usage = await server.usage()
  const own = process.cpuUsage(before.own)
  const databaseNow = database.cpu()
  await Promise.all(sockets.map((socket) => socket.close()))
  const [p50 = Number.NaN, p99 = Number.NaN] = spread.percentiles(0.5, 0.99)
  const per1000 = (used: number) => (used / CLIENTS) * 1000
  const line: Partial<Line> = {
    perSecond: CLIENTS / seconds,
    p50,
    p99,
    cpu: per1000(usage.cpu - before.cpu),
    cpuDatabase: databaseNow === null || before.database === null ? null : per1000(databaseNow - before.database),
    memory: usage.rss / 2 ** 20,
    loadBusy: (own.user + own.system) / 1e6 / seconds,
  }
  return { seconds, line }
}
