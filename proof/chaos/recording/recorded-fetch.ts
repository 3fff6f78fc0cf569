import { askRest } from '#proof/chaos/clients/rest.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'

/** A `fetch` for the product's own client that brings a session along and writes everything down. */
export function recordedFetch(
  recorder: Recorder,
  asker: Asker,
  headers: Record<string, string>,
  onAnswer: (data: object, op: number) => void,
  /** The id of the message that stands at this place of a chat, as far as the device knows. */
  messageAt: (chatId: number, seq: number) => number | null,
): typeof fetch {
  return async (input, init) => {
    const { origin, pathname, search } = new URL(String(input))
    const body = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
    const method = (init?.method ?? 'GET') as 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
    const [, chat, seq] = /^\/api\/messages\/(\d+)\/(\d+)(?:\/reactions\/|\/vote$|\/pin$|$)/.exec(pathname) ?? []
    const message = seq === undefined ? null : messageAt(Number(chat), Number(seq))
    const asked = { method, path: pathname + search, body, headers, message, signal: init?.signal ?? null, onAnswer }
    const answer = await askRest(recorder, origin, asker, asked)
    if (answer.status === 0) throw new TypeError(answer.code ?? 'No answer came')
    const response = new Response(answer.data === null ? null : JSON.stringify(answer.data), { status: answer.status })
    // The very object that was written down, so that it is known again when it is applied.
    return Object.assign(response, { json: async () => answer.data })
  }
}
