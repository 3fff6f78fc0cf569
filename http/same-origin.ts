import { type HeaderSource, headerOf } from '#auth/headers.ts'
import { ownOrigin } from '#auth/own-origin.ts'

/**
 * Whether a browser sent this request from one of our own pages. Cookies count only then, for everything that may change
 * something and for sockets. Browsers say it in Sec-Fetch-Site or in Origin; who says neither is not believed. Rule: SES8.
 */
export function isSameOrigin(headers: HeaderSource): boolean {
  const site = headerOf(headers, 'sec-fetch-site')
  const origin = headerOf(headers, 'origin')
  if (site !== null && site !== 'same-origin') return false
  return origin === null ? site !== null : origin === ownOrigin(headers)
}
