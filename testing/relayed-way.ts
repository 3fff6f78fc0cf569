import type { Socket } from 'node:net'

/** Bytes that may wait in one direction before the sender is made to wait too, as a real network does. */
const WAITING_MAX = 256 * 1024

/** One direction of a relayed connection. Its bytes stay in order whatever is done to it. */
export class RelayedWay {
  #waiting: { chunk: Buffer; due: number }[] = []
  #bytes = 0
  #delayMs = 0
  #held = false
  #lost = false
  #timer: NodeJS.Timeout | undefined

  /** `observe` sees every chunk that comes in, before it is passed on. */
  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    observe: (chunk: Buffer) => void,
  ) {
    from.on('data', (chunk: Buffer) => {
      observe(chunk)
      this.#take(chunk)
    })
    to.on('drain', () => this.#flush())
  }

  /** From now on every byte takes `ms` longer. */
  delay(ms: number): void {
    this.#delayMs = ms
  }

  /** Nothing passes until `release`; nothing is lost. */
  hold(): void {
    this.#held = true
  }

  release(): void {
    this.#held = false
    this.#flush()
  }

  /** Whatever comes from now on vanishes, and so does what waits. */
  lose(): void {
    this.#lost = true
    this.#waiting = []
    this.#bytes = 0
    this.from.resume()
  }

  /** Stops reading from the sender at all: its own buffers fill. Until `release`. */
  stopReading(): void {
    this.#held = true
    this.from.pause()
  }

  /** The sender has said everything: what still waits is passed on, then the other side hears the end. */
  finish(): void {
    if (this.#waiting.length === 0) this.to.end()
    else setTimeout(() => this.finish(), 10)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#waiting = []
  }

  #take(chunk: Buffer): void {
    if (this.#lost) return
    this.#waiting.push({ chunk, due: performance.now() + this.#delayMs })
    this.#bytes += chunk.length
    this.#flush()
    if (this.#bytes > WAITING_MAX) this.from.pause()
  }

  #flush(): void {
    clearTimeout(this.#timer)
    while (!this.#held && this.#waiting.length > 0 && !this.to.writableNeedDrain && this.to.writable) {
      const [next] = this.#waiting
      if (!next) break
      const wait = next.due - performance.now()
      if (wait > 0) {
        this.#timer = setTimeout(() => this.#flush(), Math.ceil(wait))
        break
      }
      this.#waiting.shift()
      this.#bytes -= next.chunk.length
      this.to.write(next.chunk)
    }
    if (!this.#held && this.#bytes <= WAITING_MAX && this.from.isPaused()) this.from.resume()
  }
}
