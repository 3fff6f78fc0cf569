import type { Problem } from '#contracts/problems.ts'
import { refusal, silence } from '#proof/chaos/recording/calls.ts'
import type { Asker, OpenOp, Outcome, Recorder } from '#proof/chaos/recording/recorder.ts'
import { restAnswerOf, restCallOf } from '#proof/chaos/recording/rest-calls.ts'

/** ms after which a program gives up waiting. Longer than the server may take, so that its lateness is seen. */
const PATIENCE = 12_000

/** How a request ended. `status` 0: no answer came. */
export interface RestAnswer {
  status: number
  data: unknown
  code: string | null
  headers: Headers
  /** Bounds of the try, ms of the run's clock. */
  startedAt: number
  endedAt: number
}

export interface RestRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  body?: Record<string, unknown>
  headers: Record<string, string>
  place?: number | null
  walk?: string | null
  /** The id of the message that the path names by its place. */
  message?: number | null
  signal?: AbortSignal | null
  /** Hears of the JSON before anybody else does, with the number of the try. */
  onAnswer?: (data: object, op: number) => void
}

/** Asks once over HTTP and writes it down. Never fails: that no answer came is an answer. */
export async function askRest(
  recorder: Recorder,
  origin: string,
  asker: Asker,
  request: RestRequest,
): Promise<RestAnswer> {
  const { method, path, body, headers, place, walk, message } = request
  const call = restCallOf({ method, path, body: body ?? {}, place, walk, message })
  const op: OpenOp | null = call && recorder.begin({ ...asker, transport: 'rest' }, call)
  const startedAt = op?.startedAt ?? recorder.now()
  const end = (outcome: Outcome) => op?.end(outcome) ?? recorder.now()
  try {
    const signals = [AbortSignal.timeout(PATIENCE), ...(request.signal ? [request.signal] : [])]
    const response = await fetch(origin + path, {
      method,
      redirect: 'manual',
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }), ...headers },
      signal: AbortSignal.any(signals),
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const data: unknown = text && /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : null
    const answered = { status: response.status, data, headers: response.headers, startedAt }
    if (!response.ok) {
      const code = (data as Partial<Problem> | null)?.code ?? 'no_problem'
      return { ...answered, code, endedAt: end(refusal({ status: response.status, code: code as Problem['code'] })) }
    }
    const answer = call && restAnswerOf(call, data, response.headers.get('link'))
    const endedAt = end({ outcome: 'ok', status: response.status, answer })
    if (op && data) request.onAnswer?.(data, op.id)
    return { ...answered, code: null, endedAt }
  } catch (error) {
    const outcome = silence(error)
    return {
      status: 0,
      data: null,
      code: outcome.code ?? null,
      headers: new Headers(),
      startedAt,
      endedAt: end(outcome),
    }
  }
}

/** True when the same request may succeed a moment later. */
export function mayTryAgain({ status }: RestAnswer): boolean {
  return status === 0 || status === 429 || status >= 500
}
