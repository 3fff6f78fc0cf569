import type { Readable } from 'node:stream'
import type { HeaderSource } from '#auth/headers.ts'

/**
 * What is asked over HTTP. The web platform's `Request` is one; the server makes one of what Node brings it, which costs
 * nearly nothing.
 */
export interface Asking {
  method: string
  /** Absolute, or a path with its query. */
  url: string
  headers: HeaderSource
  body: ReadableStream<Uint8Array> | Readable | null
}

/** The address that was asked for; its origin means nothing where only a path was given. */
export function addressOf({ url }: Pick<Asking, 'url'>): URL {
  return new URL(url, 'http://server.invalid')
}
