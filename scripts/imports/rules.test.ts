import { describe, expect, test } from 'vitest'
import { findImports } from '#scripts/imports/find-imports.ts'
import { judgeImport } from '#scripts/imports/rules.ts'

describe('an import', () => {
  test.each([
    ['client/outbox.ts', '#domain/messages/send-message.ts'],
    ['components/messages/bubble.tsx', '#db/schema/messages.ts'],
    ['contracts/chats.ts', '#domain/actor.ts'],
    ['domain/chats/create-chat.ts', '#http/problem.ts'],
    ['domain/chats/create-chat.ts', '#realtime/rooms.ts'],
    ['runtime/database.ts', '#domain/actor.ts'],
    ['server/operations.ts', '#components/ui/button.tsx'],
    ['server.ts', '#app/layout.tsx'],
    ['server/api-calls.ts', '#app/layout.tsx'],
    ['server/api-calls.ts', '#app/docs/route.ts'],
    ['realtime/rooms.ts', '#app/api/chats/route.ts'],
    ['auth/authenticate.ts', '#testing/people.ts'],
    ['domain/chats/create-chat.test.ts', '#components/ui/button.tsx'],
    ['client/outbox.ts', '../domain/actor.ts'],
    ['newfolder/file.ts', '#contracts/chats.ts'],
  ])('goes the wrong way: %s -> %s', (file, specifier) => {
    expect(judgeImport(file, specifier)).toContain(file)
  })

  test.each([
    ['client/outbox.ts', '#contracts/messages.ts'],
    ['client/outbox.ts', './other.ts'],
    ['client/outbox.ts', 'idb'],
    ['components/messages/bubble.tsx', '#client/messenger.ts'],
    ['domain/chats/create-chat.ts', '#db/schema/chats.ts'],
    ['domain/chats/create-chat.pg.test.ts', '#testing/postgres.ts'],
    ['server.ts', '#realtime/start-realtime.ts'],
    ['server/api-calls.ts', '#app/api/chats/[chat_id]/route.ts'],
  ])('goes the right way: %s -> %s', (file, specifier) => {
    expect(judgeImport(file, specifier)).toBeNull()
  })

  test('against an arrow is told with the reason and what may be imported', () => {
    expect(judgeImport('client/outbox.ts', '#domain/actor.ts')).toBe(
      'client/outbox.ts imports #domain/actor.ts: this runs in browsers: ask the server over a contract, ' +
        'and keep words and looks in components. client may import contracts.',
    )
  })
})

test('imports are found in every form, and not in comments', () => {
  const source = `
import './side-effect.css'
import type { A } from '#scripts/a.ts'
import {
  type B,
  c,
} from "#scripts/b.ts"
export { d } from '#scripts/d.ts'
export * from '#scripts/e.ts'
// import x from '#scripts/no.ts'
/* import y from '#scripts/no.ts' */
const lazy = () => import('#scripts/f.ts')
type G = import('#scripts/g.ts').G
`
  const found = [
    '#scripts/a.ts',
    '#scripts/b.ts',
    '#scripts/d.ts',
    '#scripts/e.ts',
    './side-effect.css',
    '#scripts/f.ts',
    '#scripts/g.ts',
  ]
  expect(findImports(source)).toEqual(found)
})
