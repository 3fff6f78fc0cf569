import { askRest } from '#proof/chaos/clients/rest.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'

/** A `fetch` for the product's own client that brings a session along and writes everything down. */
export function recordedFetch(
  recorder: Recorder,
  asker: Asker,
  headers: Record<string, string>,
  onAnswer: (data: object, op: number) => void,
): typeof fetch {
  return async (input, init) => {
    const { origin, pathname, search } = new URL(String(input))
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const method = (init?.method ?? 'GET') as 'GET' | 'POST'
    const asked = { method, path: pathname + search, body, headers, signal: init?.signal ?? null, onAnswer }
    const answer = await askRest(recorder, origin, asker, asked)
    if (answer.status === 0) throw new TypeError(answer.code ?? 'No answer came')
    const response = new Response(answer.data === null ? null : JSON.stringify(answer.data), { status: answer.status })
    // The very object that was written down, so that it is known again when it is applied.
    return Object.assign(response, { json: async () => answer.data })
  }
}
