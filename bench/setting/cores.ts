import { spawnSync } from 'node:child_process'
import fs from 'node:fs'

/** Which core is whose: servers have one to themselves, the load has the other. */
export interface Cores {
  server: number
  load: number
}

/** The cores to pin processes to; null when this machine cannot (`taskset` is missing, or there is one core only). */
export function chooseCores(): Cores | null {
  if (spawnSync('taskset', ['--version']).status !== 0) return null
  const [server, load] = allowedCores()
  return server === undefined || load === undefined ? null : { server, load }
}

/** Moves this process, all its threads, and what it starts from now on, to a core. */
export function moveSelf(cores: Cores | null, to: keyof Cores): void {
  if (!cores) return
  const moved = spawnSync('taskset', ['-a', '-c', '-p', String(cores[to]), String(process.pid)], { encoding: 'utf8' })
  if (moved.status !== 0) throw new Error(`Not moved to core ${cores[to]}: ${moved.stderr}`)
}

/** A program with its arguments, to be run on a core. */
export function onCore(cores: Cores | null, core: keyof Cores, command: string[]): [program: string, args: string[]] {
  const [program = '', ...args] = cores ? ['taskset', '-c', String(cores[core]), ...command] : command
  return [program, args]
}

/** Such as `0-1,4` in the kernel's words. */
function allowedCores(): number[] {
  const list = /^Cpus_allowed_list:\s*(\S+)$/m.exec(fs.readFileSync('/proc/self/status', 'utf8'))?.[1] ?? ''
  return list.split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, at) => first + at)
  })
}
