import { describe, expect, test } from 'vitest'
import { removeChat } from '#client/replica/apply-user-change.ts'
import { withConversation } from '#client/replica/replica.ts'
import { handle } from '#client/sync/engine.ts'
import type { Command, Input } from '#client/sync/engine-protocol.ts'
import { createEngine } from '#client/sync/engine-state.ts'
import { KEPT_CONVERSATIONS } from '#client/sync/open-chat.ts'
import { problem } from '#client/sync/testing/model-network.ts'
import { chat, EPOCH, me, message, replicaOf } from '#client/testing/rows.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'
import type { SyncAnswer } from '#contracts/sync.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, place) => message(from + place))
const page = (messages: Message[], patch: Partial<HistoryPage> = {}): HistoryPage => ({
  chat_id: 7,
  epoch: EPOCH,
  head: 100,
  messages,
  has_older: true,
  has_newer: false,
  ...patch,
})
const upToDate: SyncAnswer = {
  epoch: EPOCH,
  server_time: '2026-01-01T00:00:00.000Z',
  reset: false,
  user_rev: 0,
  me: me(),
  chats: [],
  removed: [],
  changes: [],
  behind: [],
  reads: [],
}

/** A synchronised engine that keeps these rows. */
function online(...rows: Parameters<typeof replicaOf>) {
  const engine = createEngine(replicaOf(...rows), [7])
  const give = (input: Input): Command[] => handle(engine, input)
  give({ type: 'welcome', me: me() })
  give({ type: 'sync_answered', answer: upToDate })
  return { engine, give, conversation: () => engine.replica.conversations.get(7) }
}
const asked = (commands: Command[]) => commands.flatMap((each) => (each.type === 'history' ? [each.request] : []))
const tokenOf = (commands: Command[]) => commands.find((each) => each.type === 'history')?.token ?? 0

describe('a chat that is opened', () => {
  test('[BC9] without unread messages and without kept ones begins at its newest page', () => {
    const { give, conversation } = online([chat({ head: 100, read: 100 })])
    const commands = give({ type: 'opened', chatId: 7 })
    expect(asked(commands)).toEqual([{ chat_id: 7 }])
    expect(conversation()?.status).toBe('loading')
    give({ type: 'page_answered', token: tokenOf(commands), page: page(range(41, 100)) })
    expect(conversation()).toMatchObject({ status: 'ready', hasOlder: true, hasNewer: false, dividerAfterSeq: null })
  })

  test('[BC9] with unread messages begins around the first of them, with a divider before it', () => {
    const { give, conversation } = online([chat({ head: 100, read: 30, unread: 70 })])
    const commands = give({ type: 'opened', chatId: 7 })
    expect(asked(commands)).toEqual([{ chat_id: 7, around_seq: 30 }])
    give({ type: 'page_answered', token: tokenOf(commands), page: page(range(1, 60), { has_newer: true }) })
    expect(conversation()).toMatchObject({ status: 'ready', hasNewer: true, dividerAfterSeq: 30 })
  })

  test('[BC9] is there at once when what is kept reaches the first unread message', () => {
    const { give, conversation } = online([chat({ head: 100, read: 95, unread: 5 })], range(41, 100))
    expect(asked(give({ type: 'opened', chatId: 7 }))).toEqual([])
    expect(conversation()).toMatchObject({ status: 'ready', dividerAfterSeq: 95 })
  })

  test('[BC9] is there at once without a connection, whatever is kept', () => {
    const { give, conversation } = online([chat({ head: 100, read: 10, unread: 90 })], range(41, 100))
    give({ type: 'disconnected' })
    give({ type: 'opened', chatId: 7 })
    expect(conversation()?.messages).toHaveLength(60)
  })

  test('[BC10] keeps its divider while messages come, until it is left', () => {
    const { give, conversation } = online([chat({ head: 100, read: 95, unread: 5 })], range(41, 100))
    give({ type: 'opened', chatId: 7 })
    give({ type: 'marked', chatId: 7, seq: 100 })
    const changes = [{ rev: 101, message: message(101), members: [] }]
    give({ type: 'chat_changes', event: { chat_id: 7, epoch: EPOCH, after: 100, upto: 101, changes } })
    expect(conversation()?.dividerAfterSeq).toBe(95)
    give({ type: 'left', chatId: 7 })
    expect(conversation()?.dividerAfterSeq).toBeNull()
    give({ type: 'opened', chatId: 7 })
    expect(conversation()?.dividerAfterSeq).toBe(100)
  })

  test('[BC11, BC10] jumps to the newest page with one’s own message, and loses its divider', () => {
    const { give, conversation } = online([chat({ head: 100, read: 30, unread: 70 })])
    const first = give({ type: 'opened', chatId: 7 })
    give({ type: 'page_answered', token: tokenOf(first), page: page(range(1, 60), { has_newer: true }) })
    const commands = give({ type: 'own_message', chatId: 7 })
    expect(conversation()?.dividerAfterSeq).toBeNull()
    expect(asked(commands)).toEqual([{ chat_id: 7 }])
    give({ type: 'page_answered', token: tokenOf(commands), page: page(range(41, 100)) })
    expect(conversation()).toMatchObject({ hasNewer: false })
    expect(conversation()?.messages[0]?.seq).toBe(41)
  })

  test('[BC11, BC10] that one writes in before anything of it is known begins at its newest page, without a divider', () => {
    const engine = createEngine(replicaOf([]), [])
    const give = (input: Input): Command[] => handle(engine, input)
    give({ type: 'opened', chatId: 7 })
    give({ type: 'own_message', chatId: 7 })
    give({ type: 'welcome', me: me() })
    const known = { ...upToDate, chats: [chat({ head: 100, read: 30, unread: 70 })] }
    expect(asked(give({ type: 'sync_answered', answer: known }))).toEqual([{ chat_id: 7 }])
    expect(engine.replica.conversations.get(7)?.dividerAfterSeq).toBeNull()
    give({ type: 'left', chatId: 7 })
    expect(asked(give({ type: 'opened', chatId: 7 }))).toEqual([{ chat_id: 7, around_seq: 30 }])
  })

  test('keeps the newest 600 messages or so while others write, and the oldest ones while one reads upwards', () => {
    const { give, engine, conversation } = online([chat({ head: 600 })], range(1, 600))
    give({ type: 'opened', chatId: 7 })
    for (let rev = 601; rev <= 801; rev++) {
      const changes = [{ rev, message: message(rev), members: [] }]
      give({ type: 'chat_changes', event: { chat_id: 7, epoch: EPOCH, after: rev - 1, upto: rev, changes } })
    }
    expect(conversation()?.messages).toHaveLength(600)
    expect(conversation()).toMatchObject({ hasOlder: true, hasNewer: false })
    const commands = give({ type: 'load', chatId: 7, where: 'older' })
    expect(asked(commands)).toEqual([{ chat_id: 7, before_seq: 202 }])
    give({ type: 'page_answered', token: tokenOf(commands), page: page(range(142, 201), { head: 801 }) })
    expect(conversation()?.messages.map(({ seq }) => seq)).toEqual(range(142, 741).map(({ seq }) => seq))
    expect(conversation()).toMatchObject({ hasNewer: true, loadingOlder: false })
    expect(engine.replica.chats.get(7)?.rev).toBe(801)
  })

  test('asks once for the same page, and not beyond the ends', () => {
    const { give } = online([chat({ head: 100 })], range(41, 100))
    give({ type: 'opened', chatId: 7 })
    expect(asked(give({ type: 'load', chatId: 7, where: 'older' }))).toEqual([])
    const { give: other, conversation, engine } = online([chat({ head: 100 })], range(41, 100))
    const kept = conversation()
    if (kept) engine.replica = withConversation(engine.replica, { ...kept, hasOlder: true })
    expect(asked(other({ type: 'load', chatId: 7, where: 'older' }))).toEqual([{ chat_id: 7, before_seq: 41 }])
    expect(asked(other({ type: 'load', chatId: 7, where: 'older' }))).toEqual([])
    expect(asked(other({ type: 'load', chatId: 7, where: 'newer' }))).toEqual([])
  })

  test('a page that is wanted without a connection is asked for after the next synchronisation', () => {
    const { give } = online([chat({ head: 100, read: 100 })])
    give({ type: 'disconnected' })
    expect(asked(give({ type: 'opened', chatId: 7 }))).toEqual([])
    expect(asked(give({ type: 'welcome', me: me() }))).toEqual([])
    expect(asked(give({ type: 'sync_answered', answer: upToDate }))).toEqual([{ chat_id: 7 }])
  })

  test('that cannot be loaded says so, and can be tried again', () => {
    const { give, conversation } = online([chat({ head: 100, read: 100 })])
    const commands = give({ type: 'opened', chatId: 7 })
    give({ type: 'page_failed', token: tokenOf(commands), problem: problem('unavailable') })
    expect(conversation()?.status).toBe('failed')
    expect(asked(give({ type: 'opened', chatId: 7 }))).toEqual([{ chat_id: 7 }])
    expect(conversation()?.status).toBe('loading')
  })

  test('that is nobody’s business of ours is missing', () => {
    const { give, conversation } = online([])
    expect(give({ type: 'opened', chatId: 7 })).toEqual([{ type: 'visit', chatId: 7 }])
    give({ type: 'visit_failed', chatId: 7, problem: problem('not_found') })
    expect(conversation()?.status).toBe('missing')
  })

  test('that is taken away while one looks at it is missing', () => {
    const { engine, conversation } = online([chat({ head: 100 })], range(41, 100))
    engine.replica = removeChat(engine.replica, 7)
    expect(conversation()).toMatchObject({ status: 'missing', messages: [] })
  })

  test('is visited when one does not belong to it, and forgotten when one leaves', () => {
    const { give, engine, conversation } = online([])
    give({ type: 'opened', chatId: 7 })
    const commands = give({ type: 'visit_answered', chatId: 7, chat: chat({ head: 100, membership: null }) })
    give({ type: 'page_answered', token: tokenOf(commands), page: page(range(41, 100)) })
    expect(conversation()).toMatchObject({ status: 'ready', dividerAfterSeq: null })
    give({ type: 'disconnected' })
    give({ type: 'welcome', me: me() })
    expect(give({ type: 'sync_answered', answer: upToDate })).toEqual([{ type: 'visit', chatId: 7 }])
    expect(give({ type: 'left', chatId: 7 })).toEqual([{ type: 'end_visit', chatId: 7 }])
    expect(engine.replica.chats.size).toBe(0)
  })

  test('[BC9] that one joins by writing before the visit is answered is loaded, whichever way it becomes known first', () => {
    const joined = chat({ head: 3, read: 3 })
    const change = { type: 'chat' as const, rev: 1, chat: joined }
    const news: Input = { type: 'user_changes', event: { epoch: EPOCH, after: 0, upto: 1, changes: [change] } }
    const visited: Input = { type: 'visit_answered', chatId: 7, chat: chat({ head: 1, membership: null }) }
    for (const inputs of [
      [news, visited],
      [visited, news],
      [{ type: 'chat_seen', chat: joined } as const, visited, news],
    ]) {
      const { give, conversation, engine } = online([])
      give({ type: 'opened', chatId: 7 })
      give({ type: 'own_message', chatId: 7 })
      const commands = inputs.flatMap(give)
      expect(asked(commands)).toEqual([{ chat_id: 7 }])
      const answer = page(range(1, 3), { head: 3, has_older: false })
      const more = give({ type: 'page_answered', token: tokenOf(commands), page: answer })
      if (engine.replica.chats.get(7)?.rev !== 3) {
        const steps = [2, 3].map((seq) => ({ rev: seq, message: message(seq), members: [] }))
        give({ type: 'chat_changes', event: { chat_id: 7, epoch: EPOCH, after: 1, upto: 3, changes: steps } })
      }
      expect(more).not.toContainEqual(expect.objectContaining({ type: 'history' }))
      expect(conversation()).toMatchObject({ status: 'ready', hasNewer: false })
      expect(conversation()?.messages.map(({ seq }) => seq)).toEqual([1, 2, 3])
    }
  })
})

test('messages of the thirty chats that were opened last are kept', () => {
  const chats = Array.from({ length: 40 }, (_, place) => chat({ id: place + 1, head: 1, read: 1 }))
  const { give, engine } = online(chats)
  for (const { id } of chats) give({ type: 'opened', chatId: id })
  expect(engine.replica.conversations.size).toBe(KEPT_CONVERSATIONS)
  expect(engine.replica.conversations.has(40)).toBe(true)
  expect(engine.replica.conversations.has(10)).toBe(false)
})

describe('[BC29] a chat that is marked unread', () => {
  const read = () => online([chat({ head: 100, read: 100, last_message: message(100) })], range(41, 100))
  const record = (engine: ReturnType<typeof read>['engine']) => {
    const { unread, unreadFrom } = engine.replica.chats.get(7) ?? {}
    return { unread, unreadFrom }
  }
  const elsewhere = (from: number | null, rev: number): Input => {
    const unread = { count: from === null ? 0 : 101 - from, mentions: [], at: 100 }
    const change = { type: 'read' as const, rev, chat_id: 7, last_read_seq: 100, unread_from: from, unread }
    return { type: 'user_changes', event: { epoch: EPOCH, after: rev - 1, upto: rev, changes: [change] } }
  }

  test('shows the divider there at once, and stays so while it is open, whatever is seen and comes', () => {
    const { engine, give, conversation } = read()
    give({ type: 'opened', chatId: 7 })
    give({ type: 'marked_unread', chatId: 7, fromSeq: 90 })
    expect(conversation()?.dividerAfterSeq).toBe(89)
    give({ type: 'marked', chatId: 7, seq: 100 })
    const changes = [{ rev: 101, message: message(101), members: [] }]
    give({ type: 'chat_changes', event: { chat_id: 7, epoch: EPOCH, after: 100, upto: 101, changes } })
    give({ type: 'marked', chatId: 7, seq: 101 })
    expect(record(engine)).toEqual({ unread: 12, unreadFrom: 90 })
  })

  test('is read by opening it again and reading up to the place', () => {
    const { engine, give, conversation } = read()
    give({ type: 'opened', chatId: 7 })
    give({ type: 'marked_unread', chatId: 7, fromSeq: 90 })
    give({ type: 'left', chatId: 7 })
    give({ type: 'opened', chatId: 7 })
    expect(conversation()?.dividerAfterSeq).toBe(89)
    give({ type: 'marked', chatId: 7, seq: 89 })
    expect(record(engine).unreadFrom).toBe(90)
    give({ type: 'marked', chatId: 7, seq: 90 })
    expect(record(engine)).toEqual({ unread: 0, unreadFrom: null })
  })

  test('is read by sending, and by marking all of it read', () => {
    for (const deed of ['own_message', 'all_read'] as const) {
      const { engine, give } = read()
      give({ type: 'opened', chatId: 7 })
      give({ type: 'marked_unread', chatId: 7, fromSeq: 90 })
      give({ type: deed, chatId: 7 })
      expect(record(engine)).toEqual({ unread: 0, unreadFrom: null })
    }
  })

  test('stays so after a reload of the page that shows it, and not in another page', () => {
    for (const resumed of [true, false]) {
      const { engine, give } = read()
      give({ type: 'marked_unread', chatId: 7, fromSeq: 90 })
      give({ type: 'opened', chatId: 7, resumed })
      give({ type: 'marked', chatId: 7, seq: 95 })
      expect(record(engine).unreadFrom).toBe(resumed ? 90 : null)
    }
  })

  test('on another device stays so while it is open here', () => {
    const { engine, give } = read()
    give({ type: 'opened', chatId: 7 })
    give(elsewhere(90, 1))
    give({ type: 'marked', chatId: 7, seq: 100 })
    expect(record(engine)).toEqual({ unread: 11, unreadFrom: 90 })
    give(elsewhere(null, 2))
    expect(record(engine)).toEqual({ unread: 0, unreadFrom: null })
  })

  test('on another device before this page was loaded is read here', () => {
    const engine = createEngine(replicaOf([chat({ head: 100, read: 100 })], range(41, 100)), [7])
    const give = (input: Input) => handle(engine, input)
    give({ type: 'opened', chatId: 7 })
    give({ type: 'welcome', me: me() })
    const news = chat({ head: 100 })
    const membership = {
      ...news.membership,
      last_read_seq: 100,
      unread_from: 90,
      unread: { count: 11, mentions: [], at: 100 },
      rev: 5,
    }
    give({ type: 'sync_answered', answer: { ...upToDate, chats: [{ ...news, membership } as typeof news] } })
    expect(engine.replica.conversations.get(7)?.dividerAfterSeq).toBe(89)
    give({ type: 'marked', chatId: 7, seq: 95 })
    expect(record(engine)).toEqual({ unread: 0, unreadFrom: null })
  })
})
