import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { databaseProblems } from '#runtime/database-requirements.ts'
import { copyTemplate } from '#testing/postgres.ts'

async function connect(): Promise<pg.Client> {
  const { url, drop } = await copyTemplate()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  onTestFinished(async () => {
    await client.end()
    await drop()
  })
  return client
}

test('a database that could lose confirmed messages is no good, and each reason is named', async () => {
  const client = await connect()
  await client.query('SET synchronous_commit = off')
  expect(await databaseProblems(client, false)).toEqual([
    expect.stringContaining('fsync=off'),
    expect.stringContaining('full_page_writes=off'),
    expect.stringContaining('synchronous_commit=off'),
  ])
})

test('tests may use one', async () => {
  expect(await databaseProblems(await connect(), true)).toEqual([])
})
