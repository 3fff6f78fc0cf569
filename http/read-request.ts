import type { z } from 'zod'
import { LIMITS } from '#contracts/limits.ts'
import { AppError } from '#domain/app-error.ts'
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
  for (const [name, value] of url.searchParams) {
    if (name in query) throw new AppError('bad_request', 'A query parameter is given more than once')
    query[name] = value
  }
  return query
}

/**
 * The JSON body; undefined when there is none. Only declared JSON is read, which no form of another site can send.
 * @throws `unsupported_media_type`, `too_large`, `bad_request`
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, LIMITS.jsonBodyMax)
  if (bytes.length === 0) return undefined
  requireType(request, /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i, 'application/json')
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

/** @throws `unsupported_media_type` */
export function requireType(request: Request, pattern: RegExp, name: string): void {
  if (!pattern.test(request.headers.get('content-type')?.trim() ?? '')) {
    throw new AppError('unsupported_media_type', `The body must be ${name}`)
  }
}

/**
 * Reads a body and stops as soon as it is too large, whatever its headers promise.
 * @throws `too_large`
 */
export async function readBody(request: Request, max: number): Promise<Uint8Array> {
  const refuse = () => new AppError('too_large', `The body must have at most ${max} bytes`)
  if (Number(request.headers.get('content-length') ?? 0) > max) throw refuse()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > max) {
      await reader.cancel()
      throw refuse()
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}
