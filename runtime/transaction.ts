import type { Writable } from 'node:stream'
import { drizzle } from 'drizzle-orm/node-postgres'
import type pg from 'pg'
import * as schema from '#db/schema/tables.ts'
import { type Database, db, type Queryable } from '#runtime/database.ts'

/**
 * The transaction was sent to be committed and no answer came: it may have happened or not.
 * Told apart by its name, for modules exist twice in the process.
 */
export class CommitUnknownError extends Error {
  override readonly name = 'CommitUnknownError'
}

class NotBegunError extends Error {}

/**
 * Runs `work` in one transaction (READ COMMITTED, so each statement sees what was committed before its lock was granted).
 * @throws CommitUnknownError when the commit was not answered
 */
export function inTransaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
  return run('begin', async (tx, begun) => {
    await begun
    return work(tx)
  })
}

/**
 * Like `inTransaction`, for work whose first statements travel together with the beginning. `work` must await `begun`
 * before it writes anything: a statement that follows a beginning which failed stands alone. `lockTimeout` (ms) is how long
 * it may wait for a row that others hold.
 */
export function inTransactionAtOnce<T>(work: Work<T>, lockTimeout: number): Promise<T> {
  return run(`begin; set local lock_timeout = ${Math.ceil(lockTimeout)}`, work, holdBack)
}

/** Reads one consistent moment of the database, however many statements it takes. */
export function inSnapshot<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
  return run('begin isolation level repeatable read read only', async (tx, begun) => {
    await begun
    return work(tx)
  })
}

/** What the database itself said, without the statement and its parameters: those hold what people wrote. */
export function databaseError(error: unknown): unknown {
  return isStatementError(error) ? error.cause : error
}

type Work<T> = (tx: Queryable, begun: Promise<void>) => Promise<T>

async function run<T>(begin: string, work: Work<T>, prepare?: (client: pg.PoolClient) => void): Promise<T> {
  const client = await pool().connect()
  prepare?.(client)
  let broken: Error | undefined
  // A connection that breaks between two statements says so here; without a listener it would end the process.
  const breaks = (error: Error) => {
    broken = error
  }
  client.on('error', breaks)
  try {
    const result = await work(queryable(client), start(client, begin))
    await commit(client)
    return result
  } catch (error) {
    broken ??= await rollBack(client, error)
    throw databaseError(error)
  } finally {
    client.off('error', breaks)
    // A connection in doubt is closed: nobody else may get what it still has to answer.
    client.release(broken)
  }
}

/** What is asked in this turn goes out in one piece: a packet costs more than the statement in it. */
function holdBack(client: pg.PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection
  stream.cork()
  // Runs when everything that waits for promises in this turn has run.
  process.nextTick(() => stream.uncork())
}

async function start(client: pg.PoolClient, begin: string): Promise<void> {
  try {
    await client.query(begin)
  } catch (cause) {
    throw new NotBegunError('The transaction did not begin', { cause })
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  try {
    await client.query('commit')
  } catch (cause) {
    throw new CommitUnknownError('The commit was not answered', { cause })
  }
}

/** Answers why the connection cannot be used again; undefined when it can. */
async function rollBack(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  const unanswered = isStatementError(error) && !('severity' in error.cause)
  if (unanswered || error instanceof CommitUnknownError || error instanceof NotBegunError) return error
  try {
    await client.query('rollback')
    return undefined
  } catch (failure) {
    return failure instanceof Error ? failure : new Error(String(failure))
  }
}

/** True for a statement that failed; its cause has a `severity` when the database answered it. */
function isStatementError(error: unknown): error is Error & { cause: Error } {
  return error instanceof Error && 'query' in error && 'params' in error && error.cause instanceof Error
}

const databases = new WeakMap<pg.PoolClient, Queryable>()

function queryable(client: pg.PoolClient): Queryable {
  const known = databases.get(client)
  if (known) return known
  const made = drizzle(client, { schema, casing: 'snake_case' })
  databases.set(client, made)
  return made
}

function pool(): pg.Pool {
  return (db() as Database & { $client: pg.Pool }).$client
}
