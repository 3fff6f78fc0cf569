import { eq, sql } from 'drizzle-orm'
import { chats, members } from '#db/schema/chats.ts'
import { users } from '#db/schema/users.ts'
import { directKey } from '#domain/chats/chat-store.ts'
import { searchKey } from '#domain/search-key.ts'
import type { Queryable } from '#runtime/database.ts'
import type { SeedChat, SeedMessage } from '#seed/assemble-chat.ts'
import { numberSteps } from '#seed/number-steps.ts'
import type { Person } from '#seed/people.ts'

type Ids = ReadonlyMap<Person, number>

/** Rows of one statement. */
const CHUNK = 5000

/** Writes chats with their members and messages, and moves the people's counters accordingly. */
export async function insertChats(tx: Queryable, seeds: readonly SeedChat[], ids: Ids): Promise<void> {
  const { heads, userRevs, lastSeen } = numberSteps(seeds)
  const rows: MessageRow[] = []
  for (const seed of seeds) {
    const chatId = await insertChat(tx, seed, ids)
    await tx.insert(members).values(
      seed.members.map((member) => ({
        chatId,
        userId: idOf(ids, member.person),
        role: member.role,
        joinedAt: new Date(member.joinedAt),
        joinedSeq: member.joinedSeq,
        lastReadSeq: member.lastReadSeq,
        rev: member.joinedSeq,
        userRev: userRevs.get(member) ?? 0,
      })),
    )
    for (const message of seed.messages) rows.push({ chatId, authorId: idOf(ids, message.author), message })
  }
  // Ids follow the time, as they would have.
  rows.sort((one, other) => one.message.at - other.message.at || one.message.seq - other.message.seq)
  for (let at = 0; at < rows.length; at += CHUNK) await insertMessages(tx, rows.slice(at, at + CHUNK))
  await nameLastMessages(tx)
  for (const [person, head] of heads) {
    const lastSeenAt = new Date(lastSeen.get(person) ?? 0)
    await tx
      .update(users)
      .set({ head, lastSeenAt })
      .where(eq(users.id, idOf(ids, person)))
  }
}

async function insertChat(tx: Queryable, seed: SeedChat, ids: Ids): Promise<number> {
  const userIds = seed.members.map((member) => idOf(ids, member.person))
  const [creator = 0, other = 0] = userIds
  const [row] = await tx
    .insert(chats)
    .values({
      kind: seed.kind,
      name: seed.name,
      nameKey: searchKey(seed.name),
      directKey: seed.kind === 'direct' ? directKey(creator, other) : null,
      head: seed.head,
      memberCount: userIds.length,
      createdBy: creator,
      createdAt: new Date(seed.createdAt),
    })
    .returning({ id: chats.id })
  if (!row) throw new Error(`The chat ${seed.name} was not written`)
  return row.id
}

interface MessageRow {
  chatId: number
  authorId: number
  message: SeedMessage
}

async function insertMessages(tx: Queryable, rows: readonly MessageRow[]): Promise<void> {
  const column = <T>(pick: (row: MessageRow) => T) => sql.param(rows.map(pick))
  await tx.execute(sql`
    INSERT INTO messages (chat_id, seq, rev, author_id, client_id, content, system, created_at)
    SELECT chat_id, seq, seq, author_id, client_id, content, system, created_at
    FROM unnest(
      ${column((row) => row.chatId)}::int[], ${column((row) => row.message.seq)}::bigint[],
      ${column((row) => row.authorId)}::int[], ${column((row) => row.message.clientId)}::uuid[],
      ${column((row) => row.message.content)}::text[],
      ${column((row) => row.message.system && JSON.stringify(row.message.system))}::jsonb[],
      ${column((row) => new Date(row.message.at).toISOString())}::timestamptz[]
    ) WITH ORDINALITY AS news (chat_id, seq, author_id, client_id, content, system, created_at, place)
    ORDER BY place`)
}

/** Of the chats that have none yet and have messages: those just written. */
async function nameLastMessages(tx: Queryable): Promise<void> {
  await tx.execute(sql`
    UPDATE chats SET last_message_id = newest.id, last_message_at = newest.created_at
    FROM messages newest
    WHERE chats.last_message_id IS NULL AND newest.chat_id = chats.id AND newest.seq = chats.head`)
}

function idOf(ids: Ids, person: Person): number {
  const id = ids.get(person)
  if (id === undefined) throw new Error(`${person.username} has no account`)
  return id
}
