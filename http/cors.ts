import { config } from '#runtime/config.ts'

const SHARED_HEADERS = 'Link, Retry-After, WWW-Authenticate'

/**
 * What other origins may do: nothing, unless `CORS_ORIGINS` names them exactly. They use bearer tokens; cookies are never
 * shared, and no origin is echoed that is not on the list.
 */
export function corsHeaders(request: Request): Record<string, string> {
  const { corsOrigins } = config()
  if (corsOrigins.length === 0) return {}
  const origin = request.headers.get('origin')
  if (!origin || !corsOrigins.includes(origin)) return { vary: 'Origin' }
  return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': SHARED_HEADERS }
}

/** The answer to OPTIONS: what the path takes, and for allowed origins what a preflight asks. */
export function optionsResponse(request: Request, allow: string): Response {
  const headers = new Headers({ ...corsHeaders(request), allow, 'cache-control': 'no-store' })
  if (headers.has('access-control-allow-origin')) {
    headers.set('access-control-allow-methods', allow)
    headers.set('access-control-allow-headers', 'Authorization, Content-Type')
    headers.set('access-control-max-age', '600')
  }
  return new Response(null, { status: 204, headers })
}
