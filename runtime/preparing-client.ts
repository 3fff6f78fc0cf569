import { sql } from 'drizzle-orm'
import pg from 'pg'

const MARK = '/* prepared */'

/**
 * Begins a statement that is asked again and again: every connection parses and plans it once. Its text must not vary with
 * what is asked, and an index must be the best way for whatever is asked: the plan is not made for the values.
 */
export const PREPARED = sql`/* prepared */`

const names = new Map<string, string>()

/** A statement's name, the same on every connection; undefined for those that are not to be kept. */
function nameOf(text: string): string | undefined {
  if (!text.startsWith(MARK)) return undefined
  const known = names.get(text)
  if (known) return known
  const name = `kept_${names.size + 1}`
  names.set(text, name)
  return name
}

type Query = (config: unknown, ...rest: unknown[]) => never

/** A connection that keeps the statements that begin with PREPARED. */
export class PreparingClient extends pg.Client {
  override query = ((config: string | pg.QueryConfig, ...rest: unknown[]) => {
    const name = typeof config === 'object' ? nameOf(config.text ?? '') : undefined
    return (super.query as unknown as Query)(name ? { ...(config as pg.QueryConfig), name } : config, ...rest)
  }) as pg.Client['query']
}
