import type { Config } from '#runtime/config.ts'

type Site = Pick<Config, 'appUrl' | 'production' | 'hsts'>

/** What every answer of the server carries, whoever makes it. */
export function securityHeaders({ appUrl, hsts }: Site): [name: string, value: string][] {
  const headers: [string, string][] = [
    ['X-Content-Type-Options', 'nosniff'],
    ['X-Frame-Options', 'DENY'],
    // Addresses of chats are private.
    ['Referrer-Policy', 'same-origin'],
    ['Cross-Origin-Opener-Policy', 'same-origin'],
    ['Cross-Origin-Resource-Policy', 'same-origin'],
    ['Origin-Agent-Cluster', '?1'],
    ['Permissions-Policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'],
  ]
  if (appUrl?.startsWith('https:') && hsts !== 'off') {
    headers.push(['Strict-Transport-Security', `max-age=63072000${hsts === 'subdomains' ? '; includeSubDomains' : ''}`])
  }
  return headers
}

/** Where browsers tell what a policy has stopped. */
const REPORTS = '/api/csp-report'

/** For answers that are data: should one ever be shown as a page, nothing in it runs. */
export const DATA_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/**
 * For pages: only scripts with this answer's nonce run, and what they load. `host` is the request's own, already checked:
 * older browsers do not take `'self'` for its sockets. Development needs `eval` for readable stacks.
 */
export function pagePolicy(nonce: string, host: string, { production }: Site): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${production ? '' : " 'unsafe-eval'"}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    `report-uri ${REPORTS}`,
    'report-to csp',
  ].join('; ')
}

/** Where `report-to csp` of a page's policy leads. */
export const REPORTING_ENDPOINTS = `csp="${REPORTS}"`
