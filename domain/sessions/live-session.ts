import { type SQL, sql } from 'drizzle-orm'
import { SESSIONS } from '#domain/sessions/lifetimes.ts'

/**
 * When a session counts, as a condition on its row; `table` is what the statement calls `sessions`. The database's clock
 * at the statement decides, for every node and however long a transaction has waited. Rules: SES2 to SES5.
 */
export function isLiveSession(table = 'sessions'): SQL {
  const column = (name: string) => sql`${sql.identifier(table)}.${sql.identifier(name)}`
  return sql`(${column('revoked_at')} IS NULL AND ${column('expires_at')} > statement_timestamp()
    AND (${column('kind')} = 'api' OR ${column('last_seen_at')} > ${secondsAgo(SESSIONS.browserIdle)}))`
}

/** So many seconds before this statement. */
export function secondsAgo(seconds: number): SQL {
  return sql`statement_timestamp() - make_interval(secs => ${seconds})`
}
