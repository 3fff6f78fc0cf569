import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

/** What a running PostgreSQL writes about itself into `postmaster.pid`. */
export interface Postmaster {
  pid: number
  port: number
  status: string
}

export function readPostmaster(clusterDir: string): Postmaster | null {
  try {
    const lines = fs.readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() }
  } catch {
    return null
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** True when `pid` is a PostgreSQL that serves `clusterDir`; after a reboot the number may belong to anything. */
export function servesCluster(pid: number, clusterDir: string): boolean {
  if (!isAlive(pid)) return false
  const command = commandLine(pid)
  return command.includes('postgres') && command.includes(clusterDir)
}

function commandLine(pid: number): string {
  try {
    if (process.platform === 'linux') return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
