import { headerOf } from '#auth/headers.ts'
import type { Asking } from '#http/asking.ts'
import { Reply } from '#http/reply.ts'
import { config } from '#runtime/config.ts'

const SHARED_HEADERS = 'Link, Retry-After, WWW-Authenticate'

/**
 * What other origins may do: nothing, unless `CORS_ORIGINS` names them exactly. They use bearer tokens; cookies are never
 * shared, and no origin is echoed that is not on the list.
 */
export function corsHeaders({ headers }: Pick<Asking, 'headers'>): Record<string, string> {
  const { corsOrigins } = config()
  if (corsOrigins.length === 0) return {}
  const origin = headerOf(headers, 'origin')
  if (!origin || !corsOrigins.includes(origin)) return { vary: 'Origin' }
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': SHARED_HEADERS }
}

/** The answer to OPTIONS: what the path takes, and for allowed origins what a preflight asks. */
export function optionsReply(asking: Asking, allow: string): Reply {
  const reply = new Reply(204, null, { ...corsHeaders(asking), allow, 'cache-control': 'no-store' })
  if (reply.headers.has('access-control-allow-origin')) {
    reply.headers.set('access-control-allow-methods', allow)
    reply.headers.set('access-control-allow-headers', 'Authorization, Content-Type')
    reply.headers.set('access-control-max-age', '600')
  }
  return reply
}
