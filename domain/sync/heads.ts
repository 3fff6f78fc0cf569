import { sql } from 'drizzle-orm'
import { db } from '#runtime/database.ts'

export interface Heads {
  epoch: string
  chats: Map<number, number>
  users: Map<number, number>
}

/** The counters of these chats and people, all of one moment, in one statement. Rule DL15. */
export async function readHeads(chatIds: readonly number[], userIds: readonly number[]): Promise<Heads> {
  const result = await db().execute<{
    kind: 'chat' | 'user' | 'epoch'
    id: number
    head: string
    epoch: string | null
  }>(sql`
    SELECT 'chat' AS kind, id, head, NULL::uuid AS epoch FROM chats WHERE id = ANY(${sql.param([...chatIds])}::int[])
    UNION ALL
    SELECT 'user', id, head, NULL FROM users WHERE id = ANY(${sql.param([...userIds])}::int[])
    UNION ALL
    SELECT 'epoch', 0, 0, epoch FROM server_state`)
  const heads: Heads = { epoch: '', chats: new Map(), users: new Map() }
  for (const row of result.rows) {
    if (row.kind === 'epoch') heads.epoch = row.epoch ?? ''
    else heads[row.kind === 'chat' ? 'chats' : 'users'].set(row.id, Number(row.head))
  }
  return heads
}
