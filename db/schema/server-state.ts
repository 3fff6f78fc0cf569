import { boolean, pgTable, uuid } from 'drizzle-orm/pg-core'

/** One row. `epoch` changes when the database is restored from a backup: every cursor made before is void. */
export const serverState = pgTable('server_state', {
  one: boolean().primaryKey().default(true),
  epoch: uuid().notNull().defaultRandom(),
})
