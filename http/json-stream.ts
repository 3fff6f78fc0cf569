/**
 * Answers a JSON array bit by bit, no faster than it is read: the first part is there before anything is sent, and a later one
 * is made when the one before it has gone. A part that fails cuts the answer off, so that nobody takes it for whole.
 */
export async function streamArray(
  parts: AsyncGenerator<unknown[], void, undefined>,
  headers: Record<string, string> = {},
): Promise<Response> {
  const encoder = new TextEncoder()
  let part = await parts.next()
  let opening = '['
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (part.done) {
          controller.enqueue(encoder.encode(opening === '[' ? '[]' : ']'))
          controller.close()
          return
        }
        const text = opening + part.value.map((item) => JSON.stringify(item)).join(',')
        opening = ','
        part = await parts.next()
        controller.enqueue(encoder.encode(text))
      },
      async cancel() {
        await parts.return()
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, { headers: { ...headers, 'content-type': 'application/json' } })
}
