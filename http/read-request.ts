import type { Readable } from 'node:stream'
import type { z } from 'zod'
import { headerOf } from '#auth/headers.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { AppError } from '#domain/app-error.ts'
import type { Asking } from '#http/asking.ts'
import { invalid } from '#http/problem.ts'

/** Checks a value by its schema. @throws `invalid` */
export function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value)
  if (!result.success) throw invalid(result.error)
  return result.data
}

/**
 * The `{names}` of a path template as they stand in the address, decoded.
 * @throws `bad_request` when they are not UTF-8
 */
export function readParams(template: string, url: URL): Record<string, string> {
  const given = url.pathname.split('/')
  const params: Record<string, string> = {}
  for (const [place, part] of template.split('/').entries()) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name) params[name] = decode(given[place] ?? '')
  }
  return params
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new AppError('bad_request', 'The address is not valid UTF-8')
  }
}

/**
 * The query, every key once: what a key given twice means would depend on who reads it.
 * @throws `bad_request`
 */
export function readQuery(url: URL): Record<string, string> {
  const query: Record<string, string> = Object.create(null)
  if (isBroken(url)) throw new AppError('bad_request', 'The address is not valid UTF-8')
  for (const [name, value] of url.searchParams) {
    if (name in query) throw new AppError('bad_request', 'A query parameter is given more than once')
    query[name] = value
  }
  return query
}

/** Reading a query never fails: what is no UTF-8 becomes a sign that nobody wrote. */
function isBroken({ search, searchParams }: URL): boolean {
  if (/%EF%BF%BD/i.test(search)) return false
  return [...searchParams].some((pair) => pair.join('').includes('\uFFFD'))
}

/**
 * The JSON body; undefined when there is none. Only declared JSON is read, which no form of another site can send.
 * @throws `unsupported_media_type`, `too_large`, `bad_request`
 */
export async function readJson(asking: Asking): Promise<unknown> {
  const bytes = await readBody(asking, SERVER_LIMITS.jsonBodyMax)
  if (bytes.length === 0) return undefined
  requirePlain(asking)
  requireType(asking, /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i, 'application/json')
  try {
    return JSON.parse(utf8(bytes))
  } catch {
    throw new AppError('bad_request', 'The body is not valid JSON in UTF-8')
  }
}

/** Decodes UTF-8. Throws when it is none. */
export function utf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
}

/** Nothing here undoes compression: a small body could become a large one. @throws `unsupported_media_type` */
function requirePlain({ headers }: Pick<Asking, 'headers'>): void {
  const encoding = headerOf(headers, 'content-encoding')?.trim().toLowerCase()
  if (encoding && encoding !== 'identity') {
    throw new AppError('unsupported_media_type', 'The body must not be compressed')
  }
}

/** @throws `unsupported_media_type` */
export function requireType({ headers }: Pick<Asking, 'headers'>, pattern: RegExp, name: string): void {
  if (!pattern.test(headerOf(headers, 'content-type')?.trim() ?? '')) {
    throw new AppError('unsupported_media_type', `The body must be ${name}`)
  }
}

/**
 * Reads a body and stops as soon as it is too large, whatever its headers promise.
 * @throws `too_large`, `bad_request` when it ends before its end
 */
export async function readBody({ headers, body }: Pick<Asking, 'headers' | 'body'>, max: number): Promise<Uint8Array> {
  const tooLarge = () => new AppError('too_large', `The body must have at most ${max} bytes`)
  if (Number(headerOf(headers, 'content-length') ?? 0) > max) throw tooLarge()
  if (!body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const take = (chunk: Uint8Array) => {
    size += chunk.length
    if (size > max) throw tooLarge()
    chunks.push(chunk)
  }
  await ('getReader' in body ? takeStream(body, take) : takeMessage(body, take))
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
}

async function takeStream(body: ReadableStream<Uint8Array>, take: (chunk: Uint8Array) => void): Promise<void> {
  const reader = body.getReader()
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) take(part.value)
  } catch (error) {
    await reader.cancel().catch(() => {})
    throw error
  }
}

/** By events: to leave a loop over the body would cut the connection by which the answer is to go. */
function takeMessage(body: Readable, take: (chunk: Uint8Array) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      body.off('data', data)
      body.pause()
      reject(error)
    }
    const data = (chunk: Uint8Array) => {
      try {
        take(chunk)
      } catch (error) {
        fail(error as Error)
      }
    }
    const cut = () => {
      // The connection of a body that was read closes too, in its own time.
      if (!body.readableEnded) fail(new AppError('bad_request', 'The body ended too early'))
    }
    body.on('data', data)
    body.once('end', resolve)
    body.once('error', cut)
    body.once('close', cut)
  })
}
