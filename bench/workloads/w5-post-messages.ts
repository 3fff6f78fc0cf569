import { randomUUID } from 'node:crypto'
import type { Result } from '#bench/report.ts'
import { makeGroups, makePeople } from '#bench/setting/people.ts'
import type { Stage } from '#bench/setting/stage.ts'
import { askServer } from '#bench/workloads/ask.ts'

const CLIENTS = 32
const CONTENT = 'what people write, so that it is about as long as what they say at once'
const JSON_TYPE = { 'content-type': 'application/json' }

/** W5: messages sent over `POST /api/messages/`. */
export async function postMessages(stage: Stage): Promise<Result> {
  const { pool } = stage.database
  const people = await makePeople(pool, 2)
  const [chatId = 0] = await makeGroups(pool, [people])
  const ask = {
    method: 'POST' as const,
    path: '/api/messages/',
    headers: { ...JSON_TYPE, authorization: `Bearer ${people[0]?.token}` },
    body: () => JSON.stringify({ chat_id: chatId, content: CONTENT, client_id: randomUUID() }),
  }
  const ours = await askServer(stage, await stage.startServer(), ask, CLIENTS)
  const plain = { ...ask, path: '/messages', headers: JSON_TYPE }
  const simple = await askServer(stage, await stage.startReference('express-insert'), plain, CLIENTS)
  return {
    workload: 'W5',
    title: `POST /api/messages/, ${CLIENTS} clients; messages`,
    lines: [
      { what: 'messenger, POST /api/messages/', ...ours },
      { what: 'plain Express + one INSERT', ...simple },
    ],
    verdicts: [{ what: 'messages of the plain server', found: ours.perSecond / simple.perSecond, atLeast: 3 }],
  }
}
