import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createGzip, gzip } from 'node:zlib'
import type { Pieces } from '#http/reply.ts'
import type { AnswerCall } from '#http/route.ts'

/** Bytes; what is shorter is not worth compressing. */
const COMPRESSED_FROM = 1024
const compress = promisify(gzip)

/** Answers a request to a call of the API. */
export async function answerCall(call: AnswerCall, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url = '/', headers } = request
  const { status, headers: said, body } = await call({ method, url, headers, body: request })
  response.statusCode = status
  for (const [name, value] of said) response.setHeader(name, value)
  if (body !== null)
    response.setHeader('vary', said.has('vary') ? `${said.get('vary')}, Accept-Encoding` : 'Accept-Encoding')
  if (body === null || typeof body === 'string') await answerWhole(body ?? '', request, response)
  else await answerInPieces(body, request, response)
}

async function answerWhole(body: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let content: string | Buffer = body
  let length = Buffer.byteLength(body)
  if (length >= COMPRESSED_FROM && takesGzip(request)) {
    content = await compress(body)
    length = content.length
    response.setHeader('content-encoding', 'gzip')
  }
  if (length > 0) response.setHeader('content-length', length)
  response.end(request.method === 'HEAD' ? undefined : content)
}

async function answerInPieces(pieces: Pieces, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const zipped = takesGzip(request)
  if (zipped) response.setHeader('content-encoding', 'gzip')
  if (request.method === 'HEAD') {
    await pieces.leave()
    response.end()
    return
  }
  try {
    if (zipped) await pipeline(textOf(pieces), createGzip(), response)
    else await pipeline(textOf(pieces), response)
  } catch (error) {
    // Who asked has gone: nobody is there to be told.
    if (!isEarlyEnd(error)) throw error
  }
}

async function* textOf(pieces: Pieces): AsyncGenerator<string, void, undefined> {
  try {
    for (let text = await pieces.next(); text !== null; text = await pieces.next()) yield text
  } finally {
    await pieces.leave()
  }
}

function takesGzip({ headers }: IncomingMessage): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0+)?\s*(?:,|$))/i.test(String(headers['accept-encoding'] ?? ''))
}

function isEarlyEnd(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'
}
