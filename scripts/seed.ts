import { parseArgs } from 'node:util'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from '#db/schema/tables.ts'
import { config } from '#runtime/config.ts'
import { loadEnvironmentFile } from '#runtime/environment-file.ts'
import { migrateDatabase } from '#runtime/migrate.ts'
import { databaseError } from '#runtime/transaction.ts'
import { type Filled, fillDatabase, type Wishes } from '#seed/fill-database.ts'
import { reachDatabase } from '#seed/reach-database.ts'

// `npm run seed`: fills the database of the settings with a demonstration, and prints who can sign in.
const HELP = `npm run seed -- [--seed NUMBER] [--big MESSAGES]

Fills the database (DATABASE_URL, else the embedded one in DATA_DIR) with twelve people and their conversations.
The server may be running.

  --seed NUMBER    another number tells other conversations; 1 unless given
  --big MESSAGES   adds one public chat with that many messages, up to 1000000
`
const BIG_MAX = 1_000_000

try {
  const wishes = readWishes()
  if (wishes) await seed(wishes)
  else process.stdout.write(HELP)
} catch (error) {
  const cause = databaseError(error)
  process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`)
  process.exitCode = 1
}

/** Null when only help was asked for. */
function readWishes(): Wishes | null {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string', default: '1' },
      big: { type: 'string', default: '0' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return null
  return { seed: readNumber('--seed', values.seed, 2 ** 32 - 1), big: readNumber('--big', values.big, BIG_MAX) }
}

function readNumber(name: string, text: string, max: number): number {
  const number = Number(text)
  if (!/^\d+$/.test(text) || number > max) throw new Error(`${name} must be a whole number from 0 to ${max}.`)
  return number
}

async function seed(wishes: Wishes): Promise<void> {
  const began = performance.now()
  loadEnvironmentFile()
  const reached = await reachDatabase(config(), (sentence) => process.stdout.write(`${sentence}\n`))
  try {
    await migrateDatabase(reached.url)
    const client = new pg.Client({ connectionString: reached.url, connectionTimeoutMillis: 10_000 })
    await client.connect()
    try {
      const filled = await fillDatabase(drizzle(client, { schema, casing: 'snake_case' }), wishes)
      process.stdout.write(report(filled, wishes, performance.now() - began))
    } finally {
      await client.end()
    }
  } finally {
    await reached.leave()
  }
}

function report({ accounts, chats, messages }: Filled, { seed: number }: Wishes, took: number): string {
  const width = Math.max(...accounts.map(({ person }) => person.username.length))
  const lines = accounts.map(({ person, password, isOwner }) => {
    const name = isOwner ? `${person.displayName} (owner of this server)` : person.displayName
    return `  ${person.username.padEnd(width)}  ${password}  ${name}`
  })
  const counts = `${accounts.length} people, ${chats} chats, ${messages} messages`
  return `
The demonstration is ready: ${counts} (seed ${number}, ${(took / 1000).toFixed(1)} s).
Sign in as any of them; the passwords are kept nowhere else:

${lines.join('\n')}

`
}
