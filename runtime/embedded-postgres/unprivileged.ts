import { type SpawnOptions, spawnSync } from 'node:child_process'
import path from 'node:path'

interface Account {
  uid: number
  gid: number
}

/** How PostgreSQL is run without being root, which it refuses. */
export interface Unprivileged {
  /** For the log: `self`, `account postgres`, `user namespace`. */
  how: string
  /** Who must own the files; null when that is whoever runs this process. */
  owner: Account | null
  command: (program: string, args: string[]) => { program: string; args: string[]; options: SpawnOptions }
}

const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534', '--']

/**
 * Chooses an account that may run `postgres` and enter `dir` (which exists). As root that is an existing one (`postgres`,
 * else `nobody`), or, when neither gets that far (a checkout under /root), nobody in a user namespace of its own.
 */
export function becomeUnprivileged(postgres: string, dir: string): Unprivileged {
  if (process.getuid?.() !== 0) {
    return { how: 'self', owner: null, command: (program, args) => ({ program, args, options: {} }) }
  }
  for (const name of ['postgres', 'nobody']) {
    const account = findAccount(name)
    if (!account || !reaches(account, postgres, dir)) continue
    return {
      how: `account ${name}`,
      owner: account,
      command: (program, args) => ({ program, args, options: { ...account } }),
    }
  }
  if (spawnSync('unshare', [...NAMESPACE, postgres, '--version']).status === 0) {
    return {
      how: 'user namespace',
      owner: null,
      command: (program, args) => ({ program: 'unshare', args: [...NAMESPACE, program, ...args], options: {} }),
    }
  }
  throw new Error(
    `PostgreSQL does not run as root, and no other account can reach ${path.dirname(postgres)} and ${dir}. ` +
      'Start the messenger from another account, move it out of a private folder, or set DATABASE_URL.',
  )
}

function findAccount(name: string): Account | null {
  const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }))
  if (uid?.status !== 0 || gid?.status !== 0) return null
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function reaches(account: Account, postgres: string, dir: string): boolean {
  return (
    spawnSync(postgres, ['--version'], account).status === 0 &&
    spawnSync('/bin/sh', ['-c', 'cd "$0"', dir], account).status === 0
  )
}
