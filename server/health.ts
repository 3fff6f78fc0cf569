import type { ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import { db } from '#runtime/database.ts'
import type { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { answerProblem, answerText } from '#server/answer.ts'

/** `GET /livez`: the process answers. */
export function answerLiveness(response: ServerResponse): void {
  answerText(response, 200, 'application/json', '{"status":"ok"}')
}

/** `GET /healthz`: ready for people, so the database answers; it is migrated before the server listens. */
export async function answerReadiness(response: ServerResponse, life: Lifecycle): Promise<void> {
  if (life.isStopping()) return answerProblem(response, 503, 'unavailable', 'The server is stopping.')
  try {
    await db().execute(sql`select 1`)
    answerText(response, 200, 'application/json', '{"status":"ok"}')
  } catch (error) {
    logger().warn({ err: error }, 'not ready: the database does not answer')
    answerProblem(response, 503, 'unavailable', 'The database does not answer. Try again in a moment.')
  }
}
