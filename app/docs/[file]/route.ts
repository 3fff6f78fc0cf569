import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AppError } from '#domain/app-error.ts'
import { answerMethods } from '#http/methods.ts'
import { readParams } from '#http/read-request.ts'

/** The only files that are given out, by name. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
])

async function file(request: Request): Promise<Response> {
  const { name = '' } = readParams('/docs/{name}', new URL(request.url))
  const type = TYPES.get(name)
  if (!type) throw new AppError('not_found', 'There is nothing at this address')
  const content = await readFile(path.join(process.cwd(), 'node_modules/swagger-ui-dist', name))
  return new Response(new Uint8Array(content), {
    headers: { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' },
  })
}

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = answerMethods({ GET: file })
