/** The end of a request's head, in HTTP/1.1. */
const HEAD_END = Buffer.from('\r\n\r\n')

export interface CompleteRequest {
  method: string
  path: string
  /** Exactly as it was sent, head and body. */
  bytes: Buffer
}

/**
 * Finds the requests in what a client says over one connection, chunk by chunk. Knows bodies with a Content-Length only, and
 * falls silent for good at an upgrade or at anything it does not understand.
 */
export function createRequestReader(hear: (request: CompleteRequest) => void): (chunk: Buffer) => void {
  let pending = Buffer.alloc(0)
  let silent = false
  return (chunk) => {
    if (silent) return
    pending = Buffer.concat([pending, chunk])
    for (let next = cutFirst(pending); next !== null; next = cutFirst(pending)) {
      if (next === 'unknown') {
        silent = true
        pending = Buffer.alloc(0)
        return
      }
      pending = pending.subarray(next.bytes.length)
      hear(next)
    }
  }
}

/** Null while the first request is not complete. */
function cutFirst(bytes: Buffer): CompleteRequest | 'unknown' | null {
  const end = bytes.indexOf(HEAD_END)
  if (end < 0) return null
  const [first = '', ...lines] = bytes.subarray(0, end).toString('latin1').split('\r\n')
  const [method = '', path = ''] = first.split(' ')
  const headers = new Map(lines.map((line) => [line.split(':', 1)[0]?.toLowerCase(), line.replace(/^[^:]*:\s*/, '')]))
  if (headers.has('upgrade') || headers.has('transfer-encoding') || !/^[A-Z]+$/.test(method)) return 'unknown'
  const total = end + HEAD_END.length + Number(headers.get('content-length') ?? 0)
  return bytes.length < total ? null : { method, path, bytes: Buffer.from(bytes.subarray(0, total)) }
}
