import { expect, test } from 'vitest'
import { type RowSource, rowContent } from '#components/chats/row-content.ts'
import { chatEntry, outboxItem, sampleMessage } from '#components/chats/sample-entries.ts'

const ME = 9
const source = (fields: Partial<RowSource> = {}): RowSource => ({
  entry: chatEntry({ last_message: sampleMessage() }),
  meId: ME,
  outbox: [],
  draft: '',
  open: false,
  ...fields,
})
const own = sampleMessage({ user_id: ME, seq: 5, content: 'Mine' })

test('a direct chat shows the text alone, a group shows who wrote it', () => {
  expect(rowContent(source()).preview).toEqual({ kind: 'message', author: null, text: 'Hello' })
  const group = chatEntry({ kind: 'group', last_message: sampleMessage() })
  expect(rowContent(source({ entry: group })).preview).toEqual({ kind: 'message', author: 'Anna', text: 'Hello' })
})

test('own words are "you" in groups only', () => {
  expect(rowContent(source({ entry: chatEntry({ last_message: own }) })).preview).toMatchObject({ named: false })
  const group = chatEntry({ kind: 'group', last_message: own })
  expect(rowContent(source({ entry: group })).preview).toEqual({ kind: 'own', text: 'Mine', named: true })
})

test('ticks: a clock while queued, one when stored, two when somebody has read it, none for others', () => {
  const stored = chatEntry({ last_message: own }, { othersReadSeq: 4 })
  const read = chatEntry({ last_message: own }, { othersReadSeq: 5 })
  expect(rowContent(source({ entry: stored })).tick).toBe('sent')
  expect(rowContent(source({ entry: read })).tick).toBe('read')
  expect(rowContent(source({ entry: read, outbox: [outboxItem()] })).tick).toBe('clock')
  expect(rowContent(source({ entry: read, outbox: [outboxItem({ state: 'failed' })] })).tick).toBeNull()
  expect(rowContent(source()).tick).toBeNull()
})

test('what is queued is the newest word and gives the time', () => {
  const content = rowContent(source({ outbox: [outboxItem({ content: 'Later', queuedAt: 5000 })] }))
  expect(content).toEqual({ preview: { kind: 'own', text: 'Later', named: false }, tick: 'clock', at: 5000 })
})

test('typing goes before a draft, a draft before a failure, a failure before the last message', () => {
  const typing = chatEntry({ kind: 'group' }, { typing: [{ userId: 2, displayName: 'Anna Bell' }] })
  const failed = [outboxItem({ state: 'failed', content: 'Lost' })]
  expect(rowContent(source({ entry: typing, draft: 'and', outbox: failed })).preview).toEqual({
    kind: 'typing',
    names: ['Anna'],
  })
  expect(rowContent(source({ draft: ' and ', outbox: failed })).preview).toEqual({ kind: 'draft', text: 'and' })
  expect(rowContent(source({ outbox: failed })).preview).toEqual({ kind: 'failed', text: 'Lost' })
})

test('the draft of the open chat stays in its composer', () => {
  expect(rowContent(source({ draft: 'and', open: true })).preview).toMatchObject({ kind: 'message' })
})

test('several lines become one, and a long text is cut', () => {
  const long = sampleMessage({ content: `one\n\ntwo\t${'x'.repeat(9000)}` })
  const { preview } = rowContent(source({ entry: chatEntry({ last_message: long }) }))
  expect(preview).toMatchObject({ text: `one two ${'x'.repeat(152)}` })
})

test('a system line names who did it, and has no ticks', () => {
  const note = { type: 'chat_created', name: 'Team' } as const
  const entry = chatEntry({ kind: 'group', last_message: sampleMessage({ user_id: ME, system: note }) })
  expect(rowContent(source({ entry }))).toMatchObject({
    preview: { kind: 'system', note, author: 'Anna', own: true },
    tick: null,
  })
})

test('a chat without a word says so', () => {
  expect(rowContent(source({ entry: chatEntry() })).preview).toEqual({ kind: 'empty' })
})
