import { connect, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import { LIMITS } from '#contracts/limits.ts'
import type { Message } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { afterwards } from '#testing/afterwards.ts'
import { type Answered, ApiClient, signUp } from '#testing/api-client.ts'
import { openDatabaseOf } from '#testing/database-line.ts'
import { startServer } from '#testing/server.ts'

const READERS = 16
const server = await startServer()
const anna = await signUp(server, 'anna')
const { id: chat_id } = (await anna.api.post('/api/chats/', { name: 'Long words' })).body as { id: number }
const path = `/api/messages/${chat_id}?limit=${SERVER_LIMITS.historyPageMax}`

/** The longest messages there are, as many as fit into one page and one more; straight into the rows, for thousands take minutes. */
const database = await openDatabaseOf(server)
await database.query(
  `INSERT INTO messages (chat_id, seq, rev, author_id, content, created_at)
   SELECT $1, n, n, $2, repeat('🐎', $3), now() FROM generate_series(2, $4::int + 2) AS n`,
  [chat_id, anna.id, LIMITS.messageMax, SERVER_LIMITS.historyPageMax],
)
await database.query('UPDATE chats SET head = $2 WHERE id = $1', [chat_id, SERVER_LIMITS.historyPageMax + 2])

test('a page of a thousand of the longest messages comes whole and in order', async () => {
  const answer = await anna.api.get(path)
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
  expect(answer.headers.get('link')).toMatch(/before_seq=3>; rel="prev"/)
  expect(seqsOf(answer)).toEqual(Array.from({ length: SERVER_LIMITS.historyPageMax }, (_, at) => at + 3))
  const middle = await anna.api.get(`/api/messages/${chat_id}?limit=333&after_seq=100`)
  expect(seqsOf(middle)).toEqual(Array.from({ length: 333 }, (_, at) => at + 101))
  expect(middle.headers.get('link')).toMatch(/after_seq=433>; rel="next"/)
})

test('many who ask for it and do not read it cost little of the memory', async () => {
  const before = await residentBytes()
  const readers: Socket[] = []
  for (let reader = 0; reader < READERS; reader++) readers.push(await askAndStopReading())
  // Each has the head of its answer: whatever the server holds for an answer, it holds now.
  const onePage = SERVER_LIMITS.historyPageMax * LIMITS.messageMax * 4
  expect((await residentBytes()) - before).toBeLessThan((READERS * onePage) / 2)
  for (const reader of readers) reader.destroy()
  expect((await anna.api.get('/api/users/me')).status).toBe(200)
})

function seqsOf(answer: Answered): number[] {
  expect(answer.status).toBe(200)
  return (answer.body as Message[]).map(({ seq, content }) => {
    expect(content.length).toBe(LIMITS.messageMax * 2)
    return seq
  })
}

async function residentBytes(): Promise<number> {
  const { body } = await new ApiClient(server).get('/metrics')
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(String(body))?.[1])
}

/** Asks for the page, and reads its first bytes only. */
function askAndStopReading(): Promise<Socket> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${anna.token}\r\n\r\n`)
    })
    afterwards(async () => void socket.destroy())
    socket.on('error', reject)
    socket.once('data', (data) => {
      socket.pause()
      if (data.toString('latin1').startsWith('HTTP/1.1 200')) resolve(socket)
      else reject(new Error(data.toString('latin1')))
    })
  })
}
