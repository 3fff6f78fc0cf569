import { test } from 'vitest'
import type { Removed } from '#proof/checker/index/rights.ts'
import { expectPlanted, type Planting } from '#proof/checker/testing/planting.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

/** A sure removal after which nobody let him in again for two seconds. */
function removal(history: Planting): Removed & { endedAt: number } {
  const standings = history.of('standing')
  const found = standings.find(
    (each) =>
      each.change === 'removed' &&
      each.outcome === 'ok' &&
      !standings.some(
        (other) =>
          other.change === 'added' &&
          other.chat === each.chat &&
          other.user === each.user &&
          (other.outcome === 'unknown' || (other.endedAt ?? 0) > each.startedAt) &&
          other.startedAt < (each.endedAt ?? 0) + 2000,
      ),
  )
  if (found?.change !== 'removed' || found.endedAt === null) throw new Error('Nobody was removed for long')
  return { ...found, endedAt: found.endedAt }
}

const push = (user: number, chat: number, at: number): Extract<WrittenEntry, { type: 'delivered' }> => {
  return { type: 'delivered', at, client: 'spy', user, session: 'spy', event: 'chat:changes', chat }
}

test('[I15] a step after his removal reaches a removed member', () => {
  expectPlanted('I15', /what happened in chat \d+ after his removal/, (history) => {
    const { user, chat, endedAt, rev } = removal(history)
    history.add({ ...push(user, chat, endedAt + 10), revs: [(rev ?? 0) + 1] })
  })
})

test('[I15] a message written after his removal reaches a removed member', () => {
  expectPlanted('I15', /what happened in chat \d+ after his removal/, (history) => {
    const { user, chat, endedAt } = removal(history)
    const { messages } = history.find('applied', (each) =>
      each.messages.some(({ clientId }) =>
        history
          .of('op')
          .some(
            (op) =>
              op.startedAt > endedAt &&
              'clientId' in op.call &&
              op.call.clientId !== null &&
              op.call.clientId === clientId &&
              op.attempt === 1,
          ),
      ),
    )
    history.add({ ...push(user, chat, endedAt + 10), messages })
  })
})

test('[I15] typing and read marks reach him long after his removal', () => {
  expectPlanted('I15', /still heard of chat \d+ 1500 ms after/, (history) => {
    const { user, chat, endedAt } = removal(history)
    history.add({ ...push(user, chat, endedAt + 1500), event: 'chat:read' })
  })
})

test('[I15] a chat reaches somebody who had never been in it', () => {
  expectPlanted('I15', /in which he had never been/, (history) => {
    const { chat } = history.find('stored_chat', ({ kind }) => kind === 'direct')
    history.add(push(99, chat, 500))
  })
})

test('[I15] a call about a chat succeeds after the removal, or without any right', () => {
  expectPlanted('I15', /though he had been removed/, (history) => {
    const { user, chat, endedAt } = removal(history)
    const op = history.find('op', ({ call, outcome }) => call.kind === 'fetch_history' && outcome === 'ok')
    const call = { kind: 'list_members', chat } as const
    const times = { startedAt: endedAt + 1, endedAt: endedAt + 2 }
    history.add({ ...op, id: history.newOp(), user, call, ...times, answer: { members: [] } })
  })
  expectPlanted('I15', /though he had never been in it/, (history) => {
    const { chat } = history.find('stored_chat', ({ kind }) => kind === 'direct')
    const listing = history.find('op', ({ answer }) => answer?.chats?.some((each) => each.chat === chat) ?? false)
    history.add({ ...listing, id: history.newOp(), user: 99 })
  })
})
