import { expect, test } from 'vitest'
import type { Call, Op } from '#proof/chaos/recording/recorder.ts'
import { Standings } from '#proof/chaos/recording/standings.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

function standings() {
  const written: WrittenEntry[] = []
  return { written, standings: new Standings((entry) => written.push(entry)) }
}

function op(user: number, call: Call): Op {
  const who = { client: 'a', user, session: 'sa', transport: 'rest' as const }
  return { type: 'op', id: 1, ...who, startedAt: 10, endedAt: null, outcome: 'unknown', call }
}

const send = (user: number) => op(user, { kind: 'send', chat: 5, clientId: null, content: 'x', place: null })
const added = (written: WrittenEntry[]) =>
  written.flatMap((entry) =>
    entry.type === 'standing' && entry.change === 'added' ? [[entry.chat, entry.user, entry.role, entry.outcome]] : [],
  )

test('who writes in a public chat joins it until he surely has, and its founders never', () => {
  const { written, standings: all } = standings()
  all.notePublic(5, [1])
  for (const outcome of ['unknown', 'fail', 'ok', 'ok'] as const) all.after(send(2), { outcome, endedAt: 20 })
  all.after(send(1), { outcome: 'ok', endedAt: 20 })
  expect(added(written)).toEqual([
    [5, 2, 'member', 'unknown'],
    [5, 2, 'member', 'ok'],
  ])
})

test('a chat whose founder was never answered is found by its name, or by its pair', () => {
  const { written, standings: all } = standings()
  const unknown = { outcome: 'unknown', endedAt: null } as const
  all.after(op(1, { kind: 'create_chat', name: 'n1', members: [2] }), unknown)
  all.after(op(1, { kind: 'create_chat', name: null, members: [3] }), unknown)
  all.after(op(1, { kind: 'create_chat', name: 'refused', members: [] }), { outcome: 'fail', endedAt: 11 })
  all.settle([
    { id: 8, name: 'n1', memberIds: [1, 2] },
    { id: 9, name: '', memberIds: [1, 3] },
    { id: 10, name: '', memberIds: [2, 3] },
    { id: 11, name: 'refused', memberIds: [1] },
  ])
  expect(added(written)).toEqual([
    [8, 1, 'owner', 'unknown'],
    [8, 2, 'member', 'unknown'],
    [9, 1, 'member', 'unknown'],
    [9, 3, 'member', 'unknown'],
  ])
})

test('signing out ends the session, or may have', () => {
  const { written, standings: all } = standings()
  for (const outcome of ['unknown', 'ok', 'fail'] as const) {
    all.after(op(1, { kind: 'sign_out' }), { outcome, endedAt: 20 })
  }
  expect(written.map((entry) => entry.type === 'standing' && [entry.change, entry.outcome])).toEqual([
    ['session_ended', 'unknown'],
    ['session_ended', 'ok'],
  ])
})
