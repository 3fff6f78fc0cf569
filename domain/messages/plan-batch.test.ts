import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Standing } from '#domain/chats/chat-policy.ts'
import { planBatch, type Send, type SendFacts } from '#domain/messages/plan-batch.ts'

const KEYS = Array.from({ length: 4 }, () => randomUUID())
const CHATS = new Map<number, Standing['kind']>([
  [1, 'direct'],
  [2, 'group'],
  [3, 'public'],
])
/** Person 1 is in every chat, person 2 in none. Chat 4 does not exist. */
const standingOf = (userId: number, chatId: number): Standing | undefined => {
  const kind = CHATS.get(chatId)
  return kind && { kind, role: userId === 1 ? 'member' : null }
}

const sends = fc.array(
  fc.record({
    userId: fc.integer({ min: 1, max: 2 }),
    chatId: fc.integer({ min: 1, max: 4 }),
    content: fc.constantFrom('a', 'b'),
    clientId: fc.option(fc.constantFrom(...KEYS)),
    sessionAlive: fc.boolean(),
  }),
  { maxLength: 30 },
)

function toSend({
  userId,
  chatId,
  content,
  clientId,
}: {
  userId: number
  chatId: number
  content: string
  clientId: string | null
}): Send {
  return { actor: { userId, sessionId: 'session' }, chatId, content, clientId }
}

test('[DL3] [DL4] [DL5] whatever waits together: numbers are dense and in order, each key writes once, refusals take nothing', () => {
  fc.assert(
    fc.property(sends, (asked) => {
      const batch = asked.map(toSend)
      const facts = asked.map(
        ({ userId, chatId, sessionAlive }): SendFacts => ({
          sessionAlive,
          standing: standingOf(userId, chatId),
          prior: null,
          answered: null,
          passedOn: null,
          called: [],
        }),
      )
      const { decisions, writes, joins } = planBatch(batch, facts, new Map([...CHATS.keys()].map((id) => [id, 10])))

      for (const chatId of CHATS.keys()) {
        const seqs = writes.filter((write) => write.chatId === chatId).map((write) => write.seq)
        expect(seqs).toEqual(seqs.map((_, at) => 11 + at))
      }
      const keys = writes.flatMap((write) => (write.clientId ? `${write.authorId} ${write.clientId}` : []))
      expect(new Set(keys).size).toBe(keys.length)
      expect(joins.map((join) => `${join.chatId} ${join.userId}`)).toEqual(joins.length > 0 ? ['3 2'] : [])

      const written = decisions.flatMap((decision) =>
        decision.kind === 'write' && !decision.repeated ? decision.index : [],
      )
      expect(written).toEqual([...written].sort((a, b) => a - b))
      expect(writes.length).toBe(written.length + joins.length)
      decisions.forEach((decision, at) => {
        const send = asked[at]
        if (decision.kind === 'write') {
          expect(writes[decision.index]).toMatchObject({
            chatId: send?.chatId,
            content: send?.content,
            authorId: send?.userId,
          })
        }
        if (!send?.sessionAlive) expect(decision).toMatchObject({ kind: 'refuse', error: { code: 'invalid_token' } })
        else if (send.chatId === 4 || (send.userId === 2 && send.chatId !== 3)) {
          expect(decision).toMatchObject({ kind: 'refuse', error: { code: 'not_found' } })
        }
      })
    }),
  )
})

test('[DL3] a key that is stored already answers or is a conflict, and takes no number', () => {
  const prior = {
    id: 5,
    chat_id: 1,
    user_id: 1,
    username: 'anna',
    display_name: 'Anna',
    content: 'a',
    timestamp: '2026-01-01T00:00:00.000Z',
    seq: 3,
    rev: 3,
    client_id: KEYS[0] ?? '',
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
  }
  const same = toSend({ userId: 1, chatId: 1, content: 'a', clientId: prior.client_id })
  const fact: SendFacts = {
    sessionAlive: true,
    standing: standingOf(1, 1),
    prior: { message: prior, sent: 'a' },
    answered: null,
    passedOn: null,
    called: [],
  }
  const { decisions, writes } = planBatch(
    [same, { ...same, content: 'b' }, { ...same, chatId: 2 }],
    [fact, fact, { ...fact, standing: standingOf(1, 2) }],
    new Map([[1, 3]]),
  )
  expect(decisions).toMatchObject([
    { kind: 'stored', message: prior },
    { kind: 'refuse', error: { code: 'conflict' } },
    { kind: 'refuse', error: { code: 'conflict' } },
  ])
  expect(writes).toEqual([])
})

const ORIGINAL = { seq: 3, rev: 4, user_id: 2, display_name: 'Boris', text: 'Tulips?', deleted: false }
const FACT: SendFacts = {
  sessionAlive: true,
  standing: standingOf(1, 1),
  prior: null,
  answered: null,
  passedOn: null,
  called: [],
}
const plan = (send: Partial<Send>, fact: Partial<SendFacts>) =>
  planBatch(
    [{ ...toSend({ userId: 1, chatId: 1, content: 'Yes', clientId: null }), ...send }],
    [{ ...FACT, ...fact }],
    new Map([[1, 4]]),
  )

test('[RP1] what answers nothing, or a system line, is refused and takes no number', () => {
  const answered = { ...ORIGINAL, is_system: true, says_quote: false }
  for (const fact of [{}, { answered }]) {
    const { decisions, writes } = plan({ reply: { seq: 3 } }, fact)
    expect(decisions).toMatchObject([
      { kind: 'refuse', error: { code: 'invalid', more: { errors: [{ path: 'reply.seq' }] } } },
    ])
    expect(writes).toEqual([])
  }
})

test('[RP3] a quote stays while the original says it', () => {
  for (const says_quote of [true, false]) {
    const answered = { ...ORIGINAL, is_system: false, says_quote }
    const { writes } = plan({ reply: { seq: 3, quote: 'Tulips' } }, { answered })
    expect(writes[0]?.reply).toEqual({ ...ORIGINAL, quote: says_quote ? 'Tulips' : null })
  }
})

test('[DL3] [RP1] the same key with an answer to something else is another intent', () => {
  const answered = { ...ORIGINAL, is_system: false, says_quote: false }
  const [first, second] = [3, 2].map((seq) => ({
    ...toSend({ userId: 1, chatId: 1, content: 'Yes', clientId: KEYS[0] ?? null }),
    reply: { seq },
  }))
  if (!first || !second) throw new Error('No sends')
  const fact = { ...FACT, answered }
  const { decisions } = planBatch([first, first, second], [fact, fact, fact], new Map([[1, 4]]))
  expect(decisions).toMatchObject([
    { kind: 'write', repeated: false },
    { kind: 'write', repeated: true },
    { kind: 'refuse', error: { code: 'conflict' } },
  ])
})

test('[FW1] what nobody has said where the sender can read it is not passed on', () => {
  const send = { forward: { chat_id: 2, seq: 9 } }
  expect(plan(send, {}).decisions).toMatchObject([
    { kind: 'refuse', error: { code: 'invalid', more: { errors: [{ path: 'forward.seq' }] } } },
  ])
  const vera = { user_id: 7, display_name: 'Vera' }
  const passedOn = { ...vera, poll: null }
  expect(plan(send, { passedOn }).writes).toMatchObject([{ content: 'Yes', forwardedFrom: vera, poll: null }])
})
