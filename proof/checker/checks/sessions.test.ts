import { test } from 'vitest'
import type { SessionEnd } from '#proof/checker/index/rights.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'

function ending(history: Planting, fits: (end: SessionEnd) => boolean = () => true): SessionEnd & { endedAt: number } {
  const isEnd = (each: unknown): each is SessionEnd => (each as SessionEnd).change === 'session_ended'
  const found = history
    .of('standing')
    .filter(isEnd)
    .find((each) => each.outcome === 'ok' && fits(each))
  if (!found?.endedAt) throw new Error('No session was ended')
  return { ...found, endedAt: found.endedAt }
}

test('[I16] a call that succeeds after the end of its session', () => {
  expectPlanted('I16', /was over, and .* succeeded/, (history) => {
    const { user, session, endedAt } = ending(history)
    const op = history.find('op', (each) => each.outcome === 'ok' && each.user === user && each.call.kind === 'sync')
    history.add({ ...op, id: history.newOp(), session, startedAt: endedAt + 1, endedAt: endedAt + 2 })
  })
})

test('[I16] a refused call that is turned into a success', () => {
  expectPlanted('I16', /was over, and fetch_history succeeded/, (history) => {
    const over = new Map(
      history.of('standing').map((each) => ['session' in each ? each.session : '', each.endedAt ?? 0]),
    )
    const op = history.find(
      'op',
      ({ session, startedAt, code, call }) =>
        code === 'invalid_token' &&
        call.kind === 'fetch_history' &&
        startedAt > (over.get(session ?? '') ?? Number.POSITIVE_INFINITY),
    )
    Object.assign(op, { outcome: 'ok', status: 200, code: null, answer: {} })
  })
})

test('[I16] a socket that stays open', () => {
  const hasSocket = (history: Planting) => (end: SessionEnd) =>
    history
      .of('socket')
      .some(({ session, at, what }) => session === end.session && what === 'closed' && at >= (end.endedAt ?? 0))
  expectPlanted('I16', /was not closed after its session was over/, (history) => {
    const { session } = ending(history, hasSocket(history))
    for (const each of history.of('socket')) if (each.session === session && each.what === 'closed') history.drop(each)
  })
  expectPlanted('I16', /was closed \d+ ms after its session was over/, (history) => {
    const { session } = ending(history, hasSocket(history))
    for (const each of history.of('socket')) if (each.session === session && each.what === 'closed') each.at += 5000
  })
})

test('[I16] a push that reaches an ended session', () => {
  expectPlanted('I16', /still heard of chat/, (history) => {
    const { user, session, endedAt } = ending(history)
    history.add({ type: 'delivered', at: endedAt + 1500, client: 'spy', user, session, event: 'chat:typing', chat: 2 })
  })
})
