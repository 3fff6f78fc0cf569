import { expect, test } from 'vitest'
import { AppError, isAppError } from '#domain/app-error.ts'
import type { Send } from '#domain/messages/plan-batch.ts'
import { SendQueue } from '#domain/messages/send-queue.ts'
import type { WriteBatch } from '#domain/messages/write-apart.ts'
import type { SendOutcome } from '#domain/messages/write-batch.ts'
import { CommitUnknownError } from '#runtime/transaction.ts'

const send = (content: string, chatId = 1): Send => ({
  actor: { userId: 1, sessionId: 's' },
  chatId,
  content,
  clientId: null,
})

const stored = ({ chatId, content }: Send): SendOutcome => ({
  ok: true,
  repeated: false,
  message: {
    id: 1,
    chat_id: chatId,
    user_id: 1,
    username: 'anna',
    display_name: 'Anna',
    content,
    timestamp: '2026-01-01T00:00:00.000Z',
    seq: 1,
    rev: 1,
    client_id: null,
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
  },
})

/** Writes whatever it is given, and remembers the batches; `trouble` may fail one first. */
function writer(trouble: (sends: readonly Send[]) => unknown = () => undefined) {
  const batches: string[][] = []
  const write: WriteBatch = async (sends) => {
    batches.push(sends.map((each) => each.content))
    await new Promise((resolve) => setImmediate(resolve))
    const error = trouble(sends)
    if (error) throw error
    return { outcomes: sends.map(stored), events: [] }
  }
  return { batches, write }
}

const codeOf = (outcome: SendOutcome) => (outcome.ok ? 'ok' : isAppError(outcome.error) ? outcome.error.code : 'error')
const databaseSays = (code: string) => Object.assign(new Error('said by the database'), { code, severity: 'ERROR' })

test('[DL2] a lone send is written at once; what waits meanwhile goes together, in its order', async () => {
  const { batches, write } = writer()
  const queue = new SendQueue(write)
  const answers = await Promise.all(['a', 'b', 'c'].map((content) => queue.push(send(content))))
  expect(batches).toEqual([['a'], ['b', 'c']])
  expect(answers.map((answer) => answer.ok && answer.message.content)).toEqual(['a', 'b', 'c'])
  await queue.push(send('d'))
  expect(batches[2]).toEqual(['d'])
})

test('[DL5] beyond what may wait a send is refused at once, and the others are not', async () => {
  const { write } = writer()
  const queue = new SendQueue(write, 3)
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e', 'f'].map((content) => queue.push(send(content))))
  expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'ok', 'ok', 'unavailable', 'unavailable'])
})

test('[DL5] a send that nobody can write fails alone', async () => {
  const { write } = writer((sends) =>
    sends.some((each) => each.content === 'bad') ? databaseSays('22P02') : undefined,
  )
  const queue = new SendQueue(write)
  const contents = ['first', 'a', 'bad', 'b']
  const answers = await Promise.all(contents.map((content) => queue.push(send(content))))
  expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'error', 'ok'])
})

test('[DL5] a chat that is held by somebody else does not keep the others', async () => {
  const { write } = writer((sends) => (sends.some((each) => each.chatId === 7) ? databaseSays('55P03') : undefined))
  const queue = new SendQueue(write)
  const sends = [send('first'), send('a'), send('held', 7), send('b'), send('held too', 7)]
  const answers = await Promise.all(sends.map((each) => queue.push(each)))
  expect(answers.map(codeOf)).toEqual(['ok', 'ok', 'unavailable', 'ok', 'unavailable'])
})

test('[DL6] a commit without an answer is tried by nobody but the sender', async () => {
  const { batches, write } = writer(() => new CommitUnknownError('nobody knows'))
  const queue = new SendQueue(write)
  const answers = await Promise.all(['a', 'b', 'c'].map((content) => queue.push(send(content))))
  expect(answers.map(codeOf)).toEqual(['unavailable', 'unavailable', 'unavailable'])
  expect(batches).toEqual([['a'], ['b', 'c']])
})

test('[DL5] a lost race between two servers is run again', async () => {
  let races = 0
  const { write } = writer(() => (races++ === 0 ? databaseSays('23505') : undefined))
  expect(codeOf(await new SendQueue(write).push(send('a')))).toBe('ok')
})

test('[DL5] an error that is an answer stays that answer', async () => {
  const { write } = writer(() => new AppError('not_found', 'User not found'))
  expect(codeOf(await new SendQueue(write).push(send('a')))).toBe('not_found')
})
