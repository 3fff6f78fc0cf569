import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { type Cores, onCore } from '#bench/setting/cores.ts'
import { freePort } from '#testing/free-port.ts'

const READY_MS = 90_000
const PROBE = path.resolve('bench/setting/probe.mjs')

/** What a process has used so far: CPU in seconds, memory in bytes. */
export interface Usage {
  cpu: number
  rss: number
  heap: number
}

/** A server under measurement: a Node process of its own on the server's core, which tells what it uses. */
export class MeasuredProcess {
  readonly #child: ChildProcess
  #text = ''

  private constructor(
    readonly port: number,
    args: string[],
    env: Record<string, string>,
    cores: Cores | null,
  ) {
    const command = [process.execPath, '--expose-gc', '--import', PROBE, ...args]
    const [program, rest] = onCore(cores, 'server', command)
    this.#child = spawn(program, rest, {
      env: { PATH: process.env.PATH, NODE_ENV: 'production', PORT: String(port), HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (data: Buffer) => {
        this.#text += data.toString('utf8')
      })
    }
  }

  /** Starts it on a free port (in `PORT`), and waits until `path` answers 200. */
  static async start(
    { args, env, ready }: { args: string[]; env: Record<string, string>; ready: string },
    cores: Cores | null,
  ): Promise<MeasuredProcess> {
    const started = new MeasuredProcess(await freePort(), args, env, cores)
    for (const limit = Date.now() + READY_MS; Date.now() < limit && !started.#hasEnded; await wait(50)) {
      const answer = await fetch(`http://127.0.0.1:${started.port}${ready}`).catch(() => null)
      await answer?.arrayBuffer()
      if (answer?.ok) return started
    }
    await started.stop()
    throw new Error(`${args.join(' ')} did not become ready:\n${started.#text}`)
  }

  /** With `collect`, garbage is collected first: the memory that is really needed. */
  async usage(collect = false): Promise<Usage> {
    const told = new Promise<{ cpu: NodeJS.CpuUsage; memory: NodeJS.MemoryUsage }>((resolve, reject) => {
      this.#child.once('message', (message) => resolve(message as never))
      this.#child.once('exit', () => reject(new Error(`The server has ended:\n${this.#text}`)))
    })
    this.#child.send({ collect })
    const { cpu, memory } = await told
    this.#child.removeAllListeners('exit')
    return { cpu: (cpu.user + cpu.system) / 1e6, rss: memory.rss, heap: memory.heapUsed + memory.external }
  }

  async stop(): Promise<void> {
    if (this.#hasEnded) return
    const ended = new Promise((resolve) => this.#child.once('exit', resolve))
    this.#child.kill('SIGTERM')
    await ended
  }

  get #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null
  }
}
