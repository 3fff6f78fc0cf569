import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

/** The longest path of a socket that every system takes, less the room for a name beside it. */
const SOCKET_PATH_MAX = 90

export type FolderLock = { taken: true; release: () => Promise<void> } | { taken: false; owner: string }

/**
 * Makes this process the only one on a folder until it releases it or ends, however it ends: it listens on a socket in that
 * folder, which the system closes with the process, so the lock never outlives its owner. Not for one process to take twice.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 })
  const file = socketPath(fs.realpathSync(folder))
  for (;;) {
    const server = await listen(file)
    if (server) return { taken: true, release: () => new Promise((resolve) => server.close(() => resolve())) }
    const owner = await ask(file)
    if (owner) return { taken: false, owner }
    // Nobody listens there any more. Whoever moves it away first makes room; should it be a newcomer's by now, it goes back.
    const aside = `${file}.${randomBytes(4).toString('hex')}`
    if (!rename(file, aside)) continue
    const newcomer = await ask(aside)
    if (newcomer) {
      rename(aside, file)
      return { taken: false, owner: newcomer }
    }
    fs.rmSync(aside, { force: true })
  }
}

function listen(file: string): Promise<net.Server | null> {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) =>
      socket.on('error', () => socket.destroy()).end(`process ${process.pid}`),
    )
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(file, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** What the process behind the socket says of itself; empty when there is none. */
function ask(file: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = net.connect(file)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (data) => {
      answer += data.toString('utf8')
    })
    socket.once('connect', () => {
      socket.once('close', () => resolve(answer || 'a process that does not answer'))
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve('')
      else if (error.code === 'ECONNRESET') resolve('a process that is just ending')
      else reject(error)
    })
  })
}

function rename(from: string, to: string): boolean {
  try {
    fs.renameSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}

/** In the folder itself, so that containers which share it see each other; only a very deep folder has it elsewhere. */
function socketPath(folder: string): string {
  const inside = path.join(folder, 'in-use.lock')
  if (Buffer.byteLength(inside) <= SOCKET_PATH_MAX) return inside
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `messenger-${name}.lock`)
}
