import type { ConnectionState } from '#client/messenger.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'

/** Writes down what it took a device to catch up: all its requests from the server's greeting until it called itself up to date. */
export class CatchUpObserver {
  #running: { startedAt: number; ops: number[] } | null = null

  constructor(
    private readonly recorder: Recorder,
    private readonly asker: () => Asker,
  ) {}

  onEvent(name: string): void {
    if (name === 'welcome') this.#running = { startedAt: this.recorder.now(), ops: [] }
  }

  onAnswer(op: number): void {
    this.#running?.ops.push(op)
  }

  look(state: ConnectionState): void {
    if (!this.#running) return
    if (state === 'connecting' || state === 'offline') this.forget()
    if (state !== 'online' || !this.#running || this.#running.ops.length === 0) return
    const { client, user } = this.asker()
    this.recorder.write({ type: 'caught_up', endedAt: this.recorder.now(), client, user, ...this.#running })
    this.#running = null
  }

  /** The connection was lost before it was done. */
  forget(): void {
    this.#running = null
  }
}
