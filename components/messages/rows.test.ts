import { expect, test } from 'vitest'
import type { Conversation, OutboxItem } from '#client/messenger.ts'
import { chat } from '#client/testing/rows.ts'
import { type BubbleRow, buildRows, canDelete, canEdit, type Row, type RowSource } from '#components/messages/rows.ts'
import type { MemberRole } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'

const ME = 1
const START = Date.parse('2026-07-15T14:00:00Z')

/** A message by somebody, so many minutes after the start. */
function said(seq: number, userId: number, minute: number, more: Partial<Message> = {}): Message {
  return {
    id: seq * 10,
    chat_id: 7,
    user_id: userId,
    username: `user${userId}`,
    display_name: `User ${userId}`,
    content: `text ${seq}`,
    timestamp: new Date(START + minute * 60_000).toISOString(),
    seq,
    rev: seq,
    client_id: userId === ME ? `00000000-0000-4000-8000-${String(seq).padStart(12, '0')}` : null,
    system: null,
    version: 1,
    edited_at: null,
    deleted_at: null,
    reactions: [],
    reply: null,
    forwarded_from: null,
    mentions: [],
    mentions_all: false,
    pinned_at: null,
    poll: null,
    ...more,
  }
}

function queued(id: string, minute: number, more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    clientId: id,
    chatId: 7,
    content: id,
    queuedAt: START + minute * 60_000,
    state: 'queued',
    problem: null,
    ...more,
  }
}

function rowsOf(
  messages: Message[],
  more: Partial<RowSource> & { hasOlder?: boolean; hasNewer?: boolean } = {},
): Row[] {
  const conversation: Conversation = {
    chatId: 7,
    status: 'ready',
    messages,
    hasOlder: more.hasOlder ?? false,
    hasNewer: more.hasNewer ?? false,
    loadingOlder: false,
    loadingNewer: false,
    dividerAfterSeq: null,
  }
  return buildRows({
    conversation,
    start: 0,
    end: messages.length,
    outbox: [],
    me: { id: ME, name: 'Me' },
    othersReadSeq: 0,
    dividerAfterSeq: null,
    votes: null,
    timeZone: 'Europe/Berlin',
    wishes: { going: new Set(), reactions: new Map(), votes: new Map() },
    ...more,
  })
}

const bubbles = (rows: Row[]) => rows.filter((row): row is BubbleRow => row.kind === 'bubble')
/** A group as drawn: F first, L last, S single, M in the middle, E emoji. */
const shape = (rows: Row[]) =>
  rows
    .map((row) => {
      if (row.kind !== 'bubble') return row.kind === 'day' ? '|' : row.kind === 'divider' ? '-' : 'n'
      if (row.emoji) return 'E'
      return row.first ? (row.last ? 'S' : 'F') : row.last ? 'L' : 'M'
    })
    .join('')

test('[TH1] one author within five minutes of his last message is one group', () => {
  expect(shape(rowsOf([said(1, 2, 0), said(2, 2, 5), said(3, 2, 10), said(4, 2, 15.1)]))).toBe('|FMLS')
})

test('[DE2] [DE5] of a deleted message its place is left, and nothing can be done with it', () => {
  const gone = { ...said(1, ME, 0), content: '', version: 3, deleted_at: '2026-01-01T00:05:00.000Z' }
  const rows = bubbles(
    rowsOf([gone, said(2, ME, 1), said(3, 2, 2)], {
      wishes: { going: new Set(['7:2']), reactions: new Map(), votes: new Map() },
    }),
  )
  expect(rows.map(({ deleted, content, edited }) => [deleted, content, edited])).toEqual([
    [true, '', false],
    [true, '', false],
    [false, 'text 3', false],
  ])
  const as = (role: MemberRole) => {
    const group = chat()
    return { ...group, membership: group.membership && { ...group.membership, role } }
  }
  expect(rows.map((row) => [canEdit(row, as('owner')), canDelete(row, as('owner'))])).toEqual([
    [false, false],
    [false, false],
    [false, true],
  ])
  expect(rows.map((row) => canDelete(row, as('member')))).toEqual([false, false, false])
})

test('[TH1] another author begins another group', () => {
  expect(shape(rowsOf([said(1, 2, 0), said(2, 3, 0), said(3, 3, 1), said(4, ME, 1)]))).toBe('|SFLS')
})

test('[TH2] a new day begins with a pill and another group', () => {
  const midnight = (Date.parse('2026-07-15T22:00:00Z') - START) / 60_000
  const rows = rowsOf([said(1, 2, midnight - 1), said(2, 2, midnight + 1)])
  expect(shape(rows)).toBe('|S|S')
  expect(new Set(rows.map((row) => row.key)).size).toBe(4)
})

test('[TH2] a clock that went back over midnight does not make a second pill of a day', () => {
  expect(shape(rowsOf([said(1, 2, 0), said(2, 3, 1440), said(3, 2, 10), said(4, 3, 1441)]))).toBe('|S|SSS')
})

test('[TH5] a message whose neighbour above is not loaded waits for it, unless it is all there is', () => {
  const story = [said(5, 2, 0), said(6, 2, 1), said(7, 3, 1)]
  expect(shape(rowsOf(story, { hasOlder: true }))).toBe('LS')
  expect(shape(rowsOf([said(4, 2, 0), ...story], { hasOlder: true }))).toBe('MLS')
  expect(shape(rowsOf([said(5, 2, 0)], { hasOlder: true }))).toBe('|S')
})

test('[TH1] system lines and emoji stand alone', () => {
  const created = said(1, 2, 0, { system: { type: 'chat_created', name: 'Алтай' } })
  expect(shape(rowsOf([created, said(2, 2, 0), said(3, 2, 1, { content: '🔥' }), said(4, 2, 2)]))).toBe('|nSES')
})

test('[TH3] the divider stands before the first message of another after the mark and breaks the group', () => {
  const messages = [said(1, 2, 0), said(2, 2, 1), said(3, ME, 1), said(4, 3, 1), said(5, 3, 1)]
  expect(shape(rowsOf(messages, { dividerAfterSeq: 1 }))).toBe('|S-SSFL')
  expect(shape(rowsOf(messages, { dividerAfterSeq: 2 }))).toBe('|FLS-FL')
  expect(shape(rowsOf(messages, { dividerAfterSeq: 5 }))).toBe('|FLSFL')
})

test('[TH3] system lines are not unread, and a page that begins after the mark has no divider', () => {
  const joined = said(2, 3, 0, { system: { type: 'member_joined' } })
  expect(shape(rowsOf([said(1, 2, 0), joined, said(3, 3, 0)], { dividerAfterSeq: 1 }))).toBe('|Sn-S')
  expect(shape(rowsOf([said(8, 2, 0)], { dividerAfterSeq: 3, hasOlder: true }))).toBe('|S')
  expect(shape(rowsOf([said(8, 2, 0)], { dividerAfterSeq: 3 }))).toBe('|-S')
})

test('[TH4] moving the slice changes nothing inside it', () => {
  const messages = Array.from({ length: 60 }, (_, index) =>
    said(index + 1, 2 + (Math.floor(index / 4) % 2), index * 40, index % 11 === 0 ? { content: '🙏' } : {}),
  )
  const whole = new Map(rowsOf(messages, { dividerAfterSeq: 30 }).map((row) => [row.key, row]))
  for (let start = 0; start < messages.length; start += 3) {
    for (let end = start; end <= messages.length; end += 5) {
      for (const row of rowsOf(messages, { dividerAfterSeq: 30, start, end })) {
        expect(row).toEqual(whole.get(row.key))
      }
    }
  }
})

test('[TH8] what is queued stands last and joins the group of what was sent', () => {
  const rows = rowsOf([said(1, 2, 0), said(2, ME, 1)], {
    outbox: [queued('a', 2), queued('b', 9, { state: 'failed' })],
  })
  expect(shape(rows)).toBe('|SFLS')
  expect(bubbles(rows).map((row) => row.delivery)).toEqual(['incoming', 'sent', 'queued', 'failed'])
})

test('[TH8] what is queued is shown at the end of the history only', () => {
  const messages = [said(1, 2, 0), said(2, 2, 1)]
  expect(shape(rowsOf(messages, { outbox: [queued('a', 2)], hasNewer: true }))).toBe('|FL')
  expect(shape(rowsOf(messages, { outbox: [queued('a', 2)], end: 1 }))).toBe('|F')
})

test('[TH8] a message keeps its key from the queue to the history', () => {
  const id = '11111111-1111-4111-8111-111111111111'
  const [before] = bubbles(rowsOf([], { outbox: [queued(id, 0)] }))
  const [after] = bubbles(rowsOf([said(9, ME, 0, { client_id: id })]))
  expect(after?.key).toBe(before?.key)
  // Two people may have made the same id: only one's own is a key.
  const [other] = bubbles(rowsOf([said(9, 2, 0, { client_id: id })]))
  expect(other?.key).not.toBe(id)
})

test('[TH9] own messages up to the furthest mark of the others are read', () => {
  const rows = rowsOf([said(1, ME, 0), said(2, ME, 0), said(3, ME, 0)], { othersReadSeq: 2 })
  expect(bubbles(rows).map((row) => row.delivery)).toEqual(['read', 'read', 'sent'])
})

test('an empty conversation has no rows', () => {
  expect(rowsOf([])).toEqual([])
})

test('[ED3] what was edited says so, and stays in its place and group', () => {
  const story = [said(1, 2, 0), said(2, 2, 1, { version: 2, rev: 9, content: 'better' }), said(3, 2, 2)]
  const rows = rowsOf(story)
  expect(shape(rows)).toBe('|FML')
  expect(bubbles(rows).map(({ edited }) => edited)).toEqual([false, true, false])
})
