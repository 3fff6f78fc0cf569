import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import { answerInTime } from '#domain/answer-in-time.ts'
import { AppError } from '#domain/app-error.ts'
import { config } from '#runtime/config.ts'
import { db } from '#runtime/database.ts'
import type { Lifecycle } from '#runtime/lifecycle.ts'
import { logger } from '#runtime/logger.ts'
import { metricsRegistry } from '#runtime/metrics.ts'
import { answerText } from '#server/answer.ts'

type Operation = (request: IncomingMessage, response: ServerResponse, life: Lifecycle) => Promise<void> | void

/** Seconds. */
const RETRY_AFTER = 2

/** Addresses for whoever runs the server, answered before Next so that they speak even when pages fail. */
const OPERATIONS: Record<string, Operation> = {
  '/livez': answerLiveness,
  '/healthz': answerReadiness,
  '/metrics': answerMetrics,
}

/** The operation at a path, with or without a trailing slash. */
export function operationAt(path: string): Operation | undefined {
  const plain = path.length > 1 ? path.replace(/\/$/, '') : path
  return Object.hasOwn(OPERATIONS, plain) ? OPERATIONS[plain] : undefined
}

/** The process answers. */
function answerLiveness(_request: IncomingMessage, response: ServerResponse): void {
  answerText(response, 200, 'application/json', '{"status":"ok"}')
}

/** Ready for people: the database answers. It has all tables before the server listens. */
async function answerReadiness(_request: IncomingMessage, response: ServerResponse, life: Lifecycle): Promise<void> {
  if (life.isStopping()) throw new AppError('unavailable', 'The server is stopping', { retryAfter: RETRY_AFTER })
  try {
    await answerInTime(() => db().execute(sql`select 1`))
  } catch (error) {
    logger().warn({ err: error }, 'not ready: the database does not answer')
    throw new AppError('unavailable', 'The database does not answer', { retryAfter: RETRY_AFTER })
  }
  answerText(response, 200, 'application/json', '{"status":"ok"}')
}

async function answerMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { metricsToken } = config()
  if (!isLocal(request) && !carriesToken(request, metricsToken)) {
    if (metricsToken) throw new AppError('not_authenticated', 'Not authenticated')
    throw new AppError('forbidden', 'Metrics are for this machine, or with METRICS_TOKEN')
  }
  const registry = metricsRegistry()
  answerText(response, 200, registry.contentType, await registry.metrics())
}

/** From this machine and not through a proxy on it, which speaks for the whole world. */
function isLocal(request: IncomingMessage): boolean {
  const from = request.socket.remoteAddress ?? ''
  const direct = !request.rawHeaders.some((name) => /^(x-forwarded-.*|forwarded|via|x-real-ip)$/i.test(name))
  return direct && config().trustProxy === 0 && /^(127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(from)
}

function carriesToken(request: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
  return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(token))
}

const digest = (text: string) => createHash('sha256').update(text).digest()
