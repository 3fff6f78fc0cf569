import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** The longest path of a socket that every system takes. */
const SOCKET_PATH_MAX = 100
const ANSWER_MS = 2000
const POLL_MS = 20
const SILENT = 'silent'

export type FolderLock = { taken: true; release: () => Promise<void> } | { taken: false; owner: string }

/** Who else is in the folder. Nothing answers for a process that is gone. */
interface Rival {
  name: string
  holds: boolean
  owner: string
}

/**
 * Makes this process the only one on a folder until it releases it or ends, however it ends.
 *
 * Everybody who wants it listens on a socket of his own in that folder, which the system closes with the process, so no lock
 * outlives its owner, and names are never used again, so clearing away a dead one cannot hit a living one. Whoever comes
 * second sees the first: he gives up when the first holds the folder or has the lower name, and otherwise waits for him
 * to see the same.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  fs.mkdirSync(folder, { recursive: true, mode: 0o711 })
  const dir = socketFolder(fs.realpathSync(folder))
  fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
  const own = await stepIn(dir)
  for (;;) {
    const rivals = await findRivals(dir, own.name)
    const stronger = rivals.find((rival) => rival.holds) ?? rivals.find((rival) => rival.name < own.name)
    if (stronger) {
      await own.leave()
      return { taken: false, owner: stronger.owner }
    }
    if (rivals.length === 0) {
      own.hold()
      return { taken: true, release: own.leave }
    }
    await wait(POLL_MS)
  }
}

/** Puts a listening socket into the folder; it is named only when it listens, so that it never looks dead. */
async function stepIn(dir: string) {
  const id = randomBytes(6).toString('hex')
  const [draft, name] = [path.join(dir, `new-${id}`), `by-${id}`]
  let holds = false
  const server = net.createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.end(`${holds ? 'holds' : 'waits'} process ${process.pid}`)
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(draft, resolve))
  server.unref()
  fs.renameSync(draft, path.join(dir, name))
  return {
    name,
    hold: () => {
      holds = true
    },
    leave: () => {
      fs.rmSync(path.join(dir, name), { force: true })
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

async function findRivals(dir: string, own: string): Promise<Rival[]> {
  const names = fs.readdirSync(dir).filter((name) => name.startsWith('by-') && name !== own)
  const found = await Promise.all(names.map((name) => askPatiently(dir, name)))
  return found.filter((rival) => rival !== null)
}

/** One who hangs up without a word is just leaving and soon gone; one who stays and says nothing is taken for the owner. */
async function askPatiently(dir: string, name: string): Promise<Rival | null> {
  for (let tries = 1; ; tries++) {
    const said = await ask(path.join(dir, name))
    if (said === null) return null
    const [, state, owner] = /^(holds|waits) (.+)$/.exec(said) ?? []
    if (owner) return { name, holds: state === 'holds', owner }
    if (said === SILENT || tries === 20) return { name, holds: true, owner: 'a process that does not answer' }
    await wait(POLL_MS)
  }
}

/** What the process behind a socket says. When there is none, its socket is cleared away and the answer is null. */
function ask(file: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = ''
    const socket = net.connect(file)
    socket.setTimeout(ANSWER_MS, () => {
      resolve(SILENT)
      socket.destroy()
    })
    socket.on('data', (data) => {
      said += data.toString('utf8')
    })
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT') return
      fs.rmSync(file, { force: true })
      resolve(null)
    })
    socket.once('close', () => resolve(said))
  })
}

/** In the folder itself, so that containers which share it see each other; only a very deep folder has it elsewhere. */
function socketFolder(folder: string): string {
  const inside = path.join(folder, 'in-use')
  if (Buffer.byteLength(path.join(inside, 'new-000000000000')) <= SOCKET_PATH_MAX) return inside
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return path.join(os.tmpdir(), `messenger-${name}`)
}
