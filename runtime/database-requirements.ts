import type pg from 'pg'

const OLDEST_MAJOR = 15
/** Without these an acknowledged message could be lost when the machine stops. */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit']

/**
 * What is wrong with a database for this product, as sentences; empty when it may be used.
 * Databases of tests may be quick instead of durable.
 */
export async function databaseProblems(client: pg.ClientBase | pg.Pool, mayLoseData: boolean): Promise<string[]> {
  const names = [...DURABLE, 'server_version_num', 'server_encoding']
  const { rows } = await client.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [names])
  const setting = new Map<string, string>(rows.map((row) => [row.name, row.setting]))
  const major = Math.floor(Number(setting.get('server_version_num')) / 10_000)
  const problems: string[] = []
  if (major < OLDEST_MAJOR) problems.push(`PostgreSQL ${major} is too old: ${OLDEST_MAJOR} or newer is needed.`)
  if (setting.get('server_encoding') !== 'UTF8') {
    problems.push(`The database is encoded in ${setting.get('server_encoding')}: create it with ENCODING 'UTF8'.`)
  }
  if (mayLoseData) return problems
  return problems.concat(
    DURABLE.filter((name) => setting.get(name) === 'off').map(
      (name) => `PostgreSQL runs with ${name}=off, so confirmed messages could be lost: turn it on.`,
    ),
  )
}
