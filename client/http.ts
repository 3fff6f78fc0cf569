import type { Result } from '#client/messenger.ts'
import { isSignedOut, noAnswer } from '#client/problem.ts'
import type { Problem } from '#contracts/problems.ts'

export interface HttpOptions {
  /** Where the server is; undefined: where the page came from. */
  origin?: string | undefined
  fetch?: typeof fetch | undefined
  onSignedOut(): void
}

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  body?: unknown
  signal?: AbortSignal
  /** Goes on when the page goes. */
  keepalive?: boolean
}

export type Http = <T>(path: string, ask?: Ask) => Promise<Result<T>>

const ANSWER_MS = 20_000

/** Requests to the JSON API whose problems are values. The answer's shape is the contract's: the server is our own. */
export function createHttp({ origin = '', fetch: given, onSignedOut }: HttpOptions): Http {
  return async <T>(path: string, { method = 'GET', body, signal, keepalive = false }: Ask = {}): Promise<Result<T>> => {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), ANSWER_MS)
    signal?.addEventListener('abort', () => stop.abort(), { once: true })
    try {
      const response = await (given ?? fetch)(origin + path, {
        method,
        credentials: 'same-origin',
        headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        signal: stop.signal,
        keepalive,
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (response.ok) return { ok: true, data: (response.status === 204 ? null : await response.json()) as T }
      const problem = await problemOf(response)
      if (isSignedOut(problem)) onSignedOut()
      return { ok: false, problem }
    } catch {
      return { ok: false, problem: noAnswer(signal?.aborted ? 'Replaced by a newer request.' : 'No answer came.') }
    } finally {
      clearTimeout(timer)
    }
  }
}

/** A proxy in between may answer with a page instead of a problem. */
async function problemOf(response: Response): Promise<Problem> {
  const answer: unknown = await response.json().catch(() => null)
  const told = answer as Partial<Problem> | null
  if (told && typeof told.code === 'string' && typeof told.detail === 'string') return told as Problem
  return { ...noAnswer(`The server answered ${response.status}.`), status: response.status }
}
