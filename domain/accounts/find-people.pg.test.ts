import { expect, test } from 'vitest'
import { listUsers, searchUsers } from '#domain/accounts/find-people.ts'
import { register } from '#domain/accounts/register.ts'
import { person } from '#testing/people.ts'
import { createTestDatabase } from '#testing/postgres.ts'

await createTestDatabase()

const actor = await person('searcher')
for (const [username, display_name] of [
  ['percent', '100% Anna'],
  ['underscore', 'snake_case'],
  ['backslash', 'C:\\Users'],
  ['quote', "O'Neil"],
  ['plain', 'Hundred'],
  ['Ёлкина', 'Катя Ёлкина'],
  ['katya.yolkina', 'Екатерина'],
  ['nekatya', 'Kat and Ya'],
] as const) {
  await register({ username, password: 'green kettle 42', display_name })
}
const found = async (text: string) => (await searchUsers(actor, text)).map((user) => user.username)

test.each([
  ['%', ['percent']],
  ['0%', ['percent']],
  ['_', ['underscore']],
  ['\\', ['backslash']],
  ['\\%', []],
  ['%%', []],
  ["'", ['quote']],
  ["' or 1=1 --", []],
  ['!!&|:*', []],
])('[ACC9] %s means itself', async (text, names) => {
  expect(await found(text)).toEqual(names)
})

test('[ACC9] any part of either name, in any case and form', async () => {
  expect(await found('ЁЛКИН')).toEqual(['Ёлкина'])
  expect(await found('е\u0308лкин')).toEqual(['Ёлкина'])
  expect(await found('ЕКАТЕР')).toEqual(['katya.yolkina'])
  expect(await found('  ercen ')).toEqual(['percent'])
  expect(await found('елкин')).toEqual(['Ёлкина'])
  expect(await found('катя Елкина')).toEqual(['Ёлкина'])
  expect(await found('катёрина')).toEqual(['katya.yolkina'])
})

test('[ACC9] names that begin with the text come first', async () => {
  expect(await found('kat')).toEqual(['katya.yolkina', 'nekatya'])
  expect(await found('Ne')).toEqual(['nekatya', 'quote'])
})

test('[ACC9] nobody finds himself, and everybody is on the list', async () => {
  expect(await found(actor.username)).toEqual([])
  const all = await listUsers(actor)
  expect(all.map(({ id }) => id)).toContain(actor.userId)
  expect(all).toHaveLength(9)
})

test('the list is paged by id', async () => {
  const all = await listUsers(actor)
  const [first, second] = all
  expect(await listUsers(actor, { limit: 2 })).toEqual([first, second])
  expect(await listUsers(actor, { after: first?.id, limit: 1 })).toEqual([second])
  expect(await listUsers(actor, { after: all.at(-1)?.id })).toEqual([])
})
