import type { Result } from '#bench/report.ts'
import { fillChat, makeGroups, makePeople } from '#bench/setting/people.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { askServer } from '#bench/workloads/ask.ts'

const CHATS = 500
/** Messages in each, all of them unread. */
const MESSAGES = 40

/** W7: the list of somebody with 500 chats, unread counts included. */
export async function chatList(stage: Stage): Promise<Result> {
  const { pool } = stage.database
  const people = await makePeople(pool, 3)
  const ids = await makeGroups(
    pool,
    Array.from({ length: CHATS }, () => people),
  )
  for (const id of ids) await fillChat(pool, id, MESSAGES)
  await pool.query('ANALYZE')
  const ask = { method: 'GET' as const, path: '/api/chats/', headers: { authorization: `Bearer ${people[0]?.token}` } }
  const ours = await askServer(stage, await stage.startServer(), ask, 1)
  return {
    workload: 'W7',
    title: `list of ${CHATS} chats with ${MESSAGES} messages each, one client; requests`,
    lines: [{ what: 'messenger, GET /api/chats/', ...ours }],
    verdicts: [{ what: 'p99', found: ours.p99, atMost: 25, unit: 'ms' }],
  }
}
