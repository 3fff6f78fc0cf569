import type { IncomingHttpHeaders } from 'node:http'

/** Headers as Node's server or as the web platform has them. */
export type HeaderSource = Headers | IncomingHttpHeaders

export function headerOf(headers: HeaderSource, name: string): string | null {
  if (headers instanceof Headers) return headers.get(name)
  const value = headers[name]
  return (Array.isArray(value) ? value.join(', ') : value) ?? null
}
