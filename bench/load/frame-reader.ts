const TEXT = 1

/**
 * Cuts what a server sends over one WebSocket into its text frames. It does as little as can be done, so that the load
 * generator on its one core keeps up with the server on the other. Frames of servers are not masked; ours and Socket.IO's
 * are never in pieces.
 */
export class FrameReader {
  /** The beginning of a frame whose rest is still to come. */
  #rest: Buffer | null = null

  constructor(private readonly onText: (payload: Buffer) => void) {}

  /** `data` is only good during the call: its memory is used again. */
  read(data: Buffer): void {
    const bytes = this.#rest ? Buffer.concat([this.#rest, data]) : data
    let at = 0
    for (let frame = frameAt(bytes, at); frame; frame = frameAt(bytes, at)) {
      if (frame.opcode === TEXT) this.onText(bytes.subarray(frame.start, frame.end))
      at = frame.end
    }
    this.#rest = at === bytes.length ? null : Buffer.from(bytes.subarray(at))
  }
}

/** Where the frame at a place lies; null when it is not here completely. */
function frameAt(bytes: Buffer, at: number): { opcode: number; start: number; end: number } | null {
  if (bytes.length < at + 2) return null
  const opcode = (bytes[at] ?? 0) & 0x0f
  const short = (bytes[at + 1] ?? 0) & 0x7f
  const head = short === 126 ? 4 : short === 127 ? 10 : 2
  if (bytes.length < at + head) return null
  const length =
    short === 126 ? bytes.readUInt16BE(at + 2) : short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short
  const start = at + head
  return bytes.length < start + length ? null : { opcode, start, end: start + length }
}

/** A text as a client's frame. It is masked, as it must be, with zeros, which cost nothing. */
export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length < 126 ? 2 : length < 65536 ? 4 : 10
  const frame = Buffer.alloc(head + 4 + length)
  frame[0] = 0x80 | TEXT
  frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127)
  if (head === 4) frame.writeUInt16BE(length, 2)
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2)
  frame.write(text, head + 4)
  return frame
}
