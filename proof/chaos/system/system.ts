import type { DatabaseUnderTest } from '#proof/chaos/system/database-under-test.ts'
import type { ServerUnderTest } from '#proof/chaos/system/server-under-test.ts'

/** What is put under faults. */
export interface System {
  server: ServerUnderTest
  database: DatabaseUnderTest
}
