import { backoff } from '#client/connection/backoff.ts'
import type { Wire } from '#client/connection/wire.ts'
import { isTransient } from '#client/problem.ts'
import { handle } from '#client/sync/engine.ts'
import type { Command, Input } from '#client/sync/engine-protocol.ts'
import type { Engine } from '#client/sync/engine-state.ts'

/** How long a missing step is waited for before it is fetched. */
const HOLD_MS = 500
const HOLD_MAX_MS = 15_000
/** How often a page is asked for before the screen is told that it failed. */
const PAGE_TRIES = 4
const SYNC_ANSWER_MS = 10_000
/** After sleep a dead connection looks alive: it has to prove itself sooner. */
const WAKE_ANSWER_MS = 4_000

export interface SyncRunner {
  /** Hands over the engine; what was dispatched before waits for it. */
  begin(engine: Engine): void
  dispatch(input: Input): void
  /** Forgets what was waited for. */
  pause(): void
}

/** Does what the engine wants done, and brings it the answers. `onStep` is called after each input was taken. */
export function createSyncRunner(wire: Wire, onStep: (input: Input) => void): SyncRunner {
  let engine: Engine | null = null
  const early: Input[] = []
  const timers = new Set<ReturnType<typeof setTimeout>>()
  /** Tells the connections apart: what one has left unanswered is no matter of the next. */
  let connection = 0

  function dispatch(input: Input): void {
    if (!engine) {
      early.push(input)
      return
    }
    if (input.type === 'welcome' || input.type === 'disconnected') connection++
    const commands = handle(engine, input)
    onStep(input)
    for (const command of commands) run(command, input)
  }

  function later(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer)
      then()
    }, ms)
    timers.add(timer)
  }

  function run(command: Command, cause: Input): void {
    switch (command.type) {
      case 'hold':
        later(holdTime(command.attempt), () => dispatch({ type: 'hold_over', chatId: command.chatId }))
        break
      case 'sync':
        void sync(command, cause.type === 'woke' ? WAKE_ANSWER_MS : SYNC_ANSWER_MS)
        break
      case 'changes':
        void changes(command)
        break
      case 'history':
        void history(command, 0)
        break
      case 'visit':
        void visit(command.chatId)
        break
      case 'end_visit':
        wire.say('chat:close', { chat_id: command.chatId })
        break
    }
  }

  async function sync({ request }: Extract<Command, { type: 'sync' }>, timeoutMs: number): Promise<void> {
    const asked = connection
    const answer = await wire.request('sync', request, timeoutMs)
    if (asked !== connection) return
    if (answer.ok) return dispatch({ type: 'sync_answered', answer: answer.data })
    dispatch({ type: 'sync_failed' })
    // Without an answer to this one nothing on the screen can be trusted: start over with a fresh connection.
    wire.drop()
  }

  async function changes({ request }: Extract<Command, { type: 'changes' }>): Promise<void> {
    const asked = connection
    const answer = await wire.request('changes', request)
    if (asked !== connection) return
    const chatId = request.chat_id
    if (answer.ok) dispatch({ type: 'changes_answered', chatId, answer: answer.data })
    else dispatch({ type: 'changes_failed', chatId, problem: answer.problem })
  }

  async function history(command: Extract<Command, { type: 'history' }>, attempt: number): Promise<void> {
    const { token, request } = command
    const asked = connection
    const answer = await wire.request('history', request)
    if (asked !== connection || !engine?.loads.has(token)) return
    if (answer.ok) return dispatch({ type: 'page_answered', token, page: answer.data })
    if (isTransient(answer.problem) && attempt + 1 < PAGE_TRIES) {
      const pause = (answer.problem.retry_after ?? 0) * 1000 || backoff(attempt)
      later(pause, () => void (engine?.loads.has(token) && history(command, attempt + 1)))
      return
    }
    dispatch({ type: 'page_failed', token, problem: answer.problem })
  }

  async function visit(chatId: number): Promise<void> {
    const asked = connection
    const answer = await wire.request('chat:open', { chat_id: chatId })
    if (asked !== connection) return
    if (answer.ok) dispatch({ type: 'visit_answered', chatId, chat: answer.data.chat })
    else dispatch({ type: 'visit_failed', chatId, problem: answer.problem })
  }

  return {
    begin(given) {
      engine = given
      for (const input of early.splice(0)) dispatch(input)
    },
    dispatch,
    pause() {
      for (const timer of timers) clearTimeout(timer)
      timers.clear()
    },
  }
}

function holdTime(attempt: number): number {
  return attempt === 0 ? HOLD_MS : backoff(attempt, { first: HOLD_MS, max: HOLD_MAX_MS })
}
