import pg from 'pg'
import { startEmbeddedPostgres } from '#runtime/embedded-postgres/start.ts'

/**
 * Lets the messages of a chat have been written at these moments, oldest first; a moment may be named for several in a row.
 * No way of the product leads there: this writes into the database of the browser tests' server.
 */
export async function writtenAt(chatId: number, moments: readonly { count: number; at: string }[]): Promise<void> {
  const dataDir = process.env.E2E_DATA_DIR
  if (!dataDir) throw new Error('There is no server of browser tests')
  // The server runs, so its database is only found, not started.
  const { url } = await startEmbeddedPostgres(dataDir)
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const times = moments.flatMap(({ count, at }) =>
      Array.from({ length: count }, (_, place) => new Date(Date.parse(at) + place * 60_000)),
    )
    const { rowCount } = await client.query(
      `UPDATE messages SET created_at = written.at
       FROM unnest($2::timestamptz[]) WITH ORDINALITY AS written (at, place)
       JOIN (SELECT id, row_number() OVER (ORDER BY seq) AS place FROM messages WHERE chat_id = $1) said USING (place)
       WHERE messages.id = said.id`,
      [chatId, times],
    )
    if (rowCount !== times.length) throw new Error(`${rowCount} messages for ${times.length} moments`)
  } finally {
    await client.end()
  }
}
