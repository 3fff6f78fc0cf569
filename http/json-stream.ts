import { Reply } from '#http/reply.ts'

/**
 * Answers a JSON array bit by bit, no faster than it is read: the first part is there before anything is sent, and a later one
 * is made when the one before it has gone.
 */
export async function streamArray(
  parts: AsyncGenerator<unknown[], void, undefined>,
  headers: Record<string, string> = {},
): Promise<Reply> {
  let part = await parts.next()
  let opening = '['
  let ended = false
  const next = async () => {
    if (ended) return null
    if (part.done) {
      ended = true
      return opening === '[' ? '[]' : ']'
    }
    const text = opening + part.value.map((item) => JSON.stringify(item)).join(',')
    opening = ','
    part = await parts.next()
    return text
  }
  return new Reply(200, { next, leave: () => parts.return() }, { ...headers, 'content-type': 'application/json' })
}
