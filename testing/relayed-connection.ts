import type { Socket } from 'node:net'
import { RelayedWay } from '#testing/relayed-way.ts'

/** `up` goes from the client to the server, `down` the other way. */
export type Direction = 'up' | 'down'

/** One TCP connection through a relay, and what can happen to it. */
export class RelayedConnection {
  /** True as long as nothing was done to it: what a client then sees is the server's own doing. */
  isClean = true
  #ended = false
  #gone: Socket | undefined
  readonly #ways: Record<Direction, RelayedWay>
  readonly #endings: (() => void)[] = []
  readonly #observers: ((chunk: Buffer) => void)[] = []

  constructor(
    private readonly near: Socket,
    private readonly far: Socket,
  ) {
    this.#ways = {
      up: new RelayedWay(near, far, (chunk) => {
        for (const observe of [...this.#observers]) observe(chunk)
      }),
      down: new RelayedWay(far, near, () => {}),
    }
    for (const [socket, way] of [
      [near, this.#ways.up],
      [far, this.#ways.down],
    ] as const) {
      socket.on('error', () => socket.destroy())
      socket.on('end', () => way.finish())
      socket.on('close', () => socket !== this.#gone && this.#endBoth())
    }
  }

  /** What the client says from now on, chunk by chunk. */
  observe(observer: (chunk: Buffer) => void): void {
    this.#observers.push(observer)
  }

  onEnd(hear: () => void): void {
    this.#endings.push(hear)
  }

  /** Both sides hear at once that it is over, in the rude way (RST). */
  cut(): void {
    this.isClean = false
    this.near.resetAndDestroy()
    this.far.resetAndDestroy()
    this.#endBoth()
  }

  /** Every byte takes `ms` longer, both ways; 0 ends it. */
  delay(ms: number): void {
    this.isClean = false
    for (const way of Object.values(this.#ways)) way.delay(ms)
  }

  /** Nothing moves, in one direction or both, until the answer is called; nothing is lost. */
  stall(directions: readonly Direction[] = ['up', 'down']): () => void {
    this.isClean = false
    for (const direction of directions) this.#ways[direction].hold()
    return () => {
      for (const direction of directions) this.#ways[direction].release()
    }
  }

  /** The client reads nothing more, so what the server sends piles up on the server's side, until the answer is called. */
  stopReading(): () => void {
    this.isClean = false
    this.#ways.down.stopReading()
    return () => this.#ways.down.release()
  }

  /** Bytes of one direction vanish from now on, as behind a broken router. The connection is of no use afterwards: cut it. */
  lose(direction: Direction): void {
    this.isClean = false
    this.#ways[direction].lose()
  }

  /** What the client says next goes through, and no answer comes back: the connection ends after `ms` instead. */
  loseNextAnswer(ms: number): void {
    this.isClean = false
    let armed = true
    this.observe(() => {
      if (!armed) return
      armed = false
      this.lose('down')
      setTimeout(() => this.cut(), ms)
    })
  }

  /** Half-open: one end is gone, and the other is not told until the connection is cut. */
  abandon(who: 'client' | 'server'): void {
    this.isClean = false
    for (const way of Object.values(this.#ways)) way.lose()
    this.#gone = who === 'client' ? this.near : this.far
    this.#gone.destroy()
  }

  #endBoth(): void {
    if (this.#ended) return
    this.#ended = true
    for (const way of Object.values(this.#ways)) way.stop()
    this.near.destroy()
    this.far.destroy()
    for (const hear of this.#endings) hear()
  }
}
