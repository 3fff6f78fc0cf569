import fs from 'node:fs'
import os from 'node:os'

/** What a core has done since the machine started, in the kernel's ticks. */
export interface CoreTime {
  busy: number
  all: number
}

/** How a core has spent its time; without one, all of them together. Null where the kernel does not tell. */
export function coreTime(core: number | undefined): CoreTime | null {
  if (os.platform() !== 'linux') return null
  const name = core === undefined ? 'cpu' : `cpu${core}`
  const line = fs
    .readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name} `))
  // user nice system idle iowait irq softirq steal
  const ticks = line?.trim().split(/\s+/).slice(1, 9).map(Number)
  if (!ticks) return null
  const all = ticks.reduce((sum, each) => sum + each, 0)
  return { busy: all - (ticks[3] ?? 0) - (ticks[4] ?? 0), all }
}
