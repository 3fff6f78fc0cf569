import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

const READY_MS = 60_000

/** A server of ours running as a process of its own. */
export class ServerProcess {
  private readonly child: ChildProcess
  private text = ''

  /** `args` for Node; `env` is all it gets besides the path to programs; `cwd` is the project's folder unless said. */
  constructor(
    args: string[],
    env: Record<string, string>,
    readonly url: string,
    cwd?: string,
  ) {
    this.child = spawn(process.execPath, args, {
      cwd,
      env: { PATH: process.env.PATH, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.text += data.toString('utf8')
      })
    }
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('The server process could not be started')
    return this.child.pid
  }

  /** What it has printed so far, errors included. */
  output = (): string => this.text

  /** Waits until it can serve people; throws with what it printed when it ends instead. */
  async ready(): Promise<void> {
    for (const limit = Date.now() + READY_MS; Date.now() < limit && !this.hasEnded(); await wait(25)) {
      const answer = await fetch(`${this.url}/healthz`).catch(() => null)
      if (answer?.ok) return
    }
    await this.end('SIGTERM')
    throw new Error(`The server did not become ready:\n${this.text}`)
  }

  /** Waits for its end by itself; answers the exit code, null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (!this.hasEnded()) await new Promise((resolve) => this.child.once('close', resolve))
    return this.child.exitCode
  }

  end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.hasEnded()) this.child.kill(signal)
    return this.ended()
  }

  get wasKilled(): boolean {
    return this.child.signalCode === 'SIGKILL'
  }

  private hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }
}
