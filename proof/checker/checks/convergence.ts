import { differenceOf, tellMessages } from '#proof/checker/checks/compare-chats.ts'
import { replyUnlikeRows } from '#proof/checker/checks/compare-replies.ts'
import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import type { Stored } from '#proof/checker/index/stored.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf } from '#proof/history/entry.ts'
import { secretVotes } from '#proof/history/secret-votes.ts'

/** ms after the faults end and writing stops. */
const PATIENCE = 10_000

type State = EntryOf<'state'>
type ChatState = State['chats'][number]

type SameVerdict = Verdict<'devices at rest' | 'chats compared with the rows' | 'messages compared with the rows'>
type FreshVerdict = Verdict<'devices compared' | 'as owner' | 'as admin' | 'as member' | 'as onlooker'>

/**
 * I10: 10 s after the fault ends and writing stops, all clients that are online hold the same state, which is the database's.
 * I17: snapshot + changes = fresh fetch, for every kind of change and every role.
 */
export function judgeConvergence(index: HistoryIndex): Verdict[] {
  const same: SameVerdict = new Verdict(
    'I10',
    'devices at rest',
    'chats compared with the rows',
    'messages compared with the rows',
  )
  const asFresh: FreshVerdict = new Verdict(
    'I17',
    'devices compared',
    'as owner',
    'as admin',
    'as member',
    'as onlooker',
  )
  const fresh = new Map(index.of('fresh').map((each) => [each.user, each]))
  const states = restedStates(same, index)
  for (const state of states) {
    if (index.stored) compareWithRows(same, index.stored, state)
    const fetched = fresh.get(state.user)
    if (fetched) compareWithFresh(asFresh, state, fetched)
  }
  for (const [user, [first, ...others]] of groupBy(states, (state) => state.user)) {
    for (const other of others) {
      const difference = first && differenceOf(first, other)
      if (difference) same.against(`Two devices of user ${user} differ: ${difference}`, first, other)
    }
  }
  return [same, asFresh]
}

/** What each device held at last, within the time it has to come to rest. */
function restedStates(verdict: SameVerdict, index: HistoryIndex): State[] {
  const quiet = index.of('quiet').at(-1)
  if (!quiet) return []
  const after = index.of('state').filter((state) => state.at >= quiet.at)
  return [...groupBy(after, (state) => state.client)].flatMap(([client, states]) => {
    const state = states.findLast(({ at }) => at <= quiet.at + PATIENCE)
    if (state) verdict.saw('devices at rest')
    else verdict.against(`${client} was not at rest ${PATIENCE / 1000} s after all was quiet`, quiet, states[0])
    return state ?? []
  })
}

function compareWithRows(verdict: SameVerdict, stored: Stored, state: State): void {
  for (const chat of state.chats) {
    verdict.saw('chats compared with the rows')
    verdict.saw('messages compared with the rows', chat.messages?.length ?? 0)
    const difference = whyUnlikeRows(stored, state.user, chat)
    if (!difference) continue
    verdict.against(`${state.client} holds chat ${chat.chat}: ${difference}`, state, stored.chats.get(chat.chat))
  }
  const missing = missingChat(stored, state)
  if (missing === undefined) return
  verdict.against(`${state.client} does not hold chat ${missing}, of which its person is a member`, state)
}

function compareWithFresh(verdict: FreshVerdict, state: State, fetched: EntryOf<'fresh'>): void {
  verdict.saw('devices compared')
  for (const { role } of fetched.chats) verdict.saw(role === null ? 'as onlooker' : `as ${role}`)
  const difference = differenceOf(state, fetched)
  if (difference) verdict.against(`${state.client} and a fresh device differ: ${difference}`, state, fetched)
}

function missingChat(stored: Stored, state: State): number | undefined {
  const held = new Set(state.chats.map(({ chat }) => chat))
  for (const { chat } of stored.chats.values()) {
    if (stored.members.get(chat, state.user) && !held.has(chat)) return chat
  }
}

/** What a device shows of a chat that the database does not have, or the other way round. */
function whyUnlikeRows(stored: Stored, user: number, held: ChatState): string | null {
  const chat = stored.chats.get(held.chat)
  if (!chat) return 'the database has no such chat'
  if (held.cursor !== chat.head) return `its cursor is ${held.cursor}, the head is ${chat.head}`
  const role = stored.members.get(held.chat, user)?.role ?? null
  if (held.role !== role) return `its person is ${held.role ?? 'no member'}, and is stored as ${role ?? 'none'}`
  const members = stored.membersOf.get(held.chat) ?? []
  if (held.memberCount !== members.length) return `it counts ${held.memberCount} members, the rows ${members.length}`
  const lists = [held.members, members].map((list) => list && tellMembers(list))
  if (lists[0] !== null && lists[0] !== lists[1]) return `its members are ${lists[0]}, in the rows ${lists[1]}`
  if (held.messages === null) return null
  const rows = (stored.messagesOf.get(held.chat) ?? []).filter((row) => row.seq >= (held.loadedFrom ?? 0))
  const told = rows.map((row) => {
    const given = stored.reactionsOf.get(row.id) ?? []
    const open = given.filter(({ secret }) => !secret).map(({ user, emoji }) => ({ user, emoji }))
    const reactions = [...open, ...secretVotes(given.length - open.length)]
    return { ...row, content: row.deleted ? '' : row.content, reactions: row.deleted ? null : reactions, reply: null }
  })
  const bySeq = new Map(stored.messagesOf.get(held.chat)?.map((row) => [row.seq, row]))
  return tellMessages(held.messages, told, 'in the rows') ?? replyUnlikeRows(held.messages, bySeq)
}

const tellMembers = (members: readonly { user: number; role: string; rev: number }[]) =>
  members
    .map(({ user, role, rev }) => `${user} ${role} ${rev}`)
    .sort()
    .join(', ')
