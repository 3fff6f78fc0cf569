/**
 * Where a person is sent after signing in: a path of this server, whatever the address said. Anything that a browser might
 * read as another place (another scheme or host, `//`, backslashes, line breaks) leads home. Rule: SES9.
 */
export function safeNext(next: unknown): string {
  const home = '/'
  if (typeof next !== 'string' || !/^\/(?![/\\])/.test(next) || /[\\\p{Cc}]/u.test(next)) return home
  const base = 'http://server.invalid'
  if (!URL.canParse(next, base)) return home
  const url = new URL(next, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return home
  return `${url.pathname}${url.search}${url.hash}`
}
