import type pg from 'pg'
import type { OwnVotes, Poll } from '#contracts/polls.ts'
import type { Reaction } from '#contracts/reactions.ts'
import { inShort } from '#proof/chaos/recording/in-short.ts'
import type { Recorder } from '#proof/chaos/recording/recorder.ts'
import type { FoundChat } from '#proof/chaos/recording/standings.ts'
import { NOBODY, VOTE } from '#proof/history/secret-votes.ts'

interface MessageRow {
  id: string
  chat_id: number
  seq: string
  rev: string
  author_id: number
  client_id: string | null
  content: string
  system: { type: string } | null
  version: number
  deleted_at: string | null
  reactions: Reaction[] | null
  poll: Poll | null
  reply_seq: string | null
}

/** What somebody has chosen in the anonymous polls of a chat. */
interface Cast {
  chat_id: number
  user_id: number
  polls: OwnVotes['polls']
}

/**
 * Who has chosen the first answer of a poll. Where the number of an anonymous one is another than that of its voters, the difference
 * is somebody whom nobody knows: the checker says so.
 */
function votersOf({ chat_id, seq, poll }: MessageRow, cast: readonly Cast[]): number[] {
  const [option] = poll?.options ?? []
  if (!poll || !option) return []
  if (!poll.anonymous) return option.people
  const known = cast.filter(
    (each) => each.chat_id === chat_id && each.polls.some((one) => String(one.seq) === seq && one.options.includes(0)),
  )
  return [...known.map(({ user_id }) => user_id), ...(known.length === option.votes ? [] : [NOBODY])]
}

/** What a person said in a chat, and whether it still stands. */
export interface Spoken {
  seq: number
  deleted: boolean
}

/** Reads all rows the history is judged against and writes them down, all of one moment. Answers the chats and their messages' seqs. */
export async function writeRows(
  recorder: Recorder,
  own: pg.Client,
): Promise<{ chats: FoundChat[]; spoken: Map<number, Spoken[]> }> {
  await own.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const rows = async <T>(query: string): Promise<T[]> => (await own.query(query)).rows
  const chats = await rows<{ id: number; kind: 'direct' | 'group' | 'public'; name: string; head: string }>(
    'SELECT id, kind, name, head FROM chats ORDER BY id',
  )
  const messages = await rows<MessageRow>(
    'SELECT id, chat_id, seq, rev, author_id, client_id, content, system, version, deleted_at, reactions, poll, reply_seq FROM messages ORDER BY chat_id, seq',
  )
  const members = await rows<{
    chat_id: number
    user_id: number
    role: 'owner' | 'admin' | 'member'
    rev: string
    last_read_seq: string
  }>('SELECT chat_id, user_id, role, rev, last_read_seq FROM members')
  // Every sign-in of a run had a user agent of its own.
  const sessions = await rows<{ session: string; user_id: number; ended: boolean }>(
    'SELECT COALESCE(user_agent, id::text) AS session, user_id, revoked_at IS NOT NULL AS ended FROM sessions',
  )
  const cast = await rows<Cast>('SELECT chat_id, user_id, polls FROM anonymous_votes')
  const [state] = await rows<{ epoch: string }>('SELECT epoch FROM server_state')
  await own.query('COMMIT')
  const reactions = messages.flatMap((row) => {
    const given = (row.reactions ?? []).flatMap(({ emoji, people }) => people.map((user) => ({ user, emoji })))
    const votes = votersOf(row, cast).map((user) => ({ user, emoji: VOTE, secret: row.poll?.anonymous ?? false }))
    return [...given, ...votes].map((each) => ({ chat: row.chat_id, message: Number(row.id), ...each }))
  })
  recorder.write({
    type: 'rows',
    at: recorder.now(),
    epoch: state?.epoch ?? 'unknown',
    chats: chats.length,
    messages: messages.length,
    members: members.length,
    sessions: sessions.length,
    reactions: reactions.length,
  })
  for (const { id, kind, head } of chats) recorder.write({ type: 'stored_chat', chat: id, kind, head: Number(head) })
  for (const row of messages) {
    recorder.write({
      type: 'stored_message',
      id: Number(row.id),
      chat: row.chat_id,
      seq: Number(row.seq),
      rev: Number(row.rev),
      author: row.author_id,
      clientId: row.client_id,
      content: inShort(row.content),
      system: row.system?.type ?? null,
      version: row.version - 1,
      deleted: row.deleted_at !== null,
      replySeq: row.reply_seq === null ? null : Number(row.reply_seq),
    })
  }
  for (const each of reactions) recorder.write({ type: 'stored_reaction', ...each })
  for (const { chat_id, user_id, role, rev, last_read_seq } of members) {
    const counters = { rev: Number(rev), lastReadSeq: Number(last_read_seq) }
    recorder.write({ type: 'stored_member', chat: chat_id, user: user_id, role, ...counters })
  }
  for (const { session, user_id, ended } of sessions) {
    recorder.write({ type: 'stored_session', session, user: user_id, ended })
  }
  const spoken = new Map<number, Spoken[]>()
  for (const row of messages.filter(({ system }) => system === null)) {
    spoken.set(row.chat_id, [
      ...(spoken.get(row.chat_id) ?? []),
      { seq: Number(row.seq), deleted: row.deleted_at !== null },
    ])
  }
  const membersOf = (id: number) => members.filter(({ chat_id }) => chat_id === id).map(({ user_id }) => user_id)
  return { chats: chats.map(({ id, name }) => ({ id, name, memberIds: membersOf(id) })), spoken }
}
