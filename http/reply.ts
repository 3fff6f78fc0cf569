/** A body that is made bit by bit, no faster than it is taken. */
export interface Pieces {
  /** The next bit of the text; null at its end. A bit that fails cuts the answer off, so that nobody takes it for whole. */
  next: () => Promise<string | null>
  /** The reader has left: nothing more is made. */
  leave: () => Promise<unknown>
}

/** What a call answers, before it is known by whom it was asked: Next wants a `Response`, Node's server writes it as it is. */
export class Reply {
  /** By their names in lower case. */
  readonly headers: Map<string, string>

  constructor(
    readonly status: number,
    readonly body: string | Pieces | null,
    headers: Record<string, string> = {},
  ) {
    this.headers = new Map(Object.entries(headers))
  }
}

/** A value as JSON. */
export function jsonReply(value: unknown, headers: Record<string, string> = {}): Reply {
  return new Reply(200, JSON.stringify(value), { ...headers, 'content-type': 'application/json' })
}

/** The same answer as the web platform has it. */
export function toResponse({ status, body, headers }: Reply): Response {
  const content = body === null || typeof body === 'string' ? body : streamOf(body)
  return new Response(content, { status, headers: [...headers] })
}

function streamOf(pieces: Pieces): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream(
    {
      async pull(controller) {
        const text = await pieces.next()
        if (text === null) controller.close()
        else controller.enqueue(encoder.encode(text))
      },
      async cancel() {
        await pieces.leave()
      },
    },
    { highWaterMark: 0 },
  )
}
