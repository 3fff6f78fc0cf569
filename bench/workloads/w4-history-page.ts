import type { Result } from '#bench/report.ts'
import { fillChat, makeGroups, makePeople } from '#bench/setting/people.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { askServer } from '#bench/workloads/ask.ts'

const CLIENTS = 16
const LIMIT = 60

/** W4: the newest page of a long chat, over HTTP. */
export async function historyPage(stage: Stage): Promise<Result> {
  const { pool } = stage.database
  const stored = stage.quick ? 100_000 : 1_000_000
  const people = await makePeople(pool, 10)
  const [chatId = 0] = await makeGroups(pool, [people])
  await fillChat(pool, chatId, stored)
  await pool.query('ANALYZE')
  const path = `/api/messages/${chatId}?limit=${LIMIT}`
  const headers = { authorization: `Bearer ${people[0]?.token}` }
  const ours = await askServer(stage, await stage.startServer(), { method: 'GET', path, headers }, CLIENTS)
  const barePath = `/page?chat_id=${chatId}&viewer=${people[0]?.id}&limit=${LIMIT}`
  const bareServer = await stage.startReference('bare-http')
  const bare = await askServer(stage, bareServer, { method: 'GET', path: barePath, headers: {} }, CLIENTS)
  return {
    workload: 'W4',
    title: `newest page (${LIMIT}) of a chat of ${stored.toLocaleString('en-US')} messages, ${CLIENTS} clients; requests`,
    lines: [
      { what: 'messenger, GET /api/messages/{id}', ...ours },
      { what: 'bare node:http, same query', ...bare },
    ],
    verdicts: [{ what: 'requests of the bare server', found: ours.perSecond / bare.perSecond, atLeast: 0.5 }],
  }
}
