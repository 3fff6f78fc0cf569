import { asAnswer, isPassingFault } from '#domain/answer-in-time.ts'
import type { Send } from '#domain/messages/plan-batch.ts'
import type { BatchResult, SendOutcome } from '#domain/messages/write-batch.ts'

export type WriteBatch = (sends: readonly Send[]) => Promise<BatchResult>

/** SQLSTATE of a race that another server won: a key that it stored first, a deadlock, a conflict. */
const LOST_RACE = new Set(['23505', '40P01', '40001'])

/**
 * Writes a batch so that what one chat or one send suffers from does not reach the others: a batch that lost a race is written
 * again, one that fails as a whole is written chat by chat, then send by send, in order. Never fails itself. Rule DL5.
 */
export async function writeApart(write: WriteBatch, sends: readonly Send[]): Promise<BatchResult> {
  try {
    return await write(sends).catch((error) => (isLostRace(error) ? write(sends) : Promise.reject(error)))
  } catch (error) {
    // Nothing says that the database would answer the parts, or what became of a commit: the sender repeats.
    if (isConnectionFault(error) || sends.length === 1) return failed(sends, error)
    const chats = [...new Set(sends.map((send) => send.chatId))]
    if (chats.length > 1) return byChat(write, sends, chats)
    return isPassingFault(error) ? failed(sends, error) : oneByOne(write, sends)
  }
}

async function byChat(write: WriteBatch, sends: readonly Send[], chats: number[]): Promise<BatchResult> {
  const places = chats.map((chatId) => sends.flatMap((send, at) => (send.chatId === chatId ? [at] : [])))
  const results = await Promise.all(
    places.map((ats) =>
      writeApart(
        write,
        ats.flatMap((at) => sends[at] ?? []),
      ),
    ),
  )
  const outcomes: SendOutcome[] = []
  results.forEach((result, chat) => {
    result.outcomes.forEach((outcome, at) => {
      outcomes[places[chat]?.[at] ?? 0] = outcome
    })
  })
  return { outcomes, events: results.flatMap((result) => result.events) }
}

async function oneByOne(write: WriteBatch, sends: readonly Send[]): Promise<BatchResult> {
  const whole: BatchResult = { outcomes: [], events: [] }
  for (const send of sends) {
    const { outcomes, events } = await writeApart(write, [send])
    whole.outcomes.push(...outcomes)
    whole.events.push(...events)
  }
  return whole
}

function failed(sends: readonly Send[], error: unknown): BatchResult {
  return { outcomes: sends.map(() => ({ ok: false, error: asAnswer(error) })), events: [] }
}

/** True unless the database itself answered the statement (with a `severity`): then the parts may still be written. */
function isConnectionFault(error: unknown): boolean {
  return isPassingFault(error) && !(error instanceof Error && 'severity' in error)
}

function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && 'code' in error && LOST_RACE.has(String(error.code))
}
