import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { keptSecret } from '#runtime/auth-secret.ts'
import type { Binaries } from '#runtime/embedded-postgres/binaries.ts'
import type { Unprivileged } from '#runtime/embedded-postgres/unprivileged.ts'

export const DATABASE_USER = 'messenger'
export const DATABASE_NAME = 'messenger'

/** A folder with PostgreSQL's files, and what is needed to sign in to it. */
export interface Cluster {
  dir: string
  password: string
  logFile: string
}

/**
 * The cluster under `dataDir`, created the first time. It is made beside its place and then renamed, so an interrupted
 * creation is never taken for a database.
 */
export function prepareCluster(dataDir: string, bin: Binaries, who: Unprivileged, initFlags: string[]): Cluster {
  const dir = path.join(dataDir, 'postgres')
  const cluster = {
    dir,
    password: keptSecret(dataDir, 'postgres-password'),
    logFile: path.join(dataDir, 'postgres.log'),
  }
  if (!fs.existsSync(dir)) create(cluster, bin, who, initFlags)
  return cluster
}

function create(cluster: Cluster, bin: Binaries, who: Unprivileged, initFlags: string[]): void {
  const draft = `${cluster.dir}.new`
  const passwordFile = `${cluster.dir}.password`
  fs.rmSync(draft, { recursive: true, force: true })
  fs.rmSync(passwordFile, { force: true })
  fs.mkdirSync(draft, { mode: 0o700 })
  fs.writeFileSync(passwordFile, cluster.password, { mode: 0o600 })
  try {
    if (who.owner) for (const file of [draft, passwordFile]) fs.chownSync(file, who.owner.uid, who.owner.gid)
    const flags = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      ...initFlags,
    ]
    const signIn = ['-U', DATABASE_USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    const run = who.command(bin.initdb, ['-D', draft, ...signIn, ...flags])
    const result = spawnSync(run.program, run.args, {
      ...run.options,
      cwd: '/',
      env: bareEnvironment(),
      encoding: 'utf8',
    })
    if (result.status !== 0) throw new Error(`The database could not be created: ${result.stderr || result.error}`)
    fs.renameSync(draft, cluster.dir)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
}

/** PostgreSQL's own variables (PGDATA, PGPORT …) and locales of the person who starts the server do not concern it. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR } = process.env
  return { NODE_ENV: process.env.NODE_ENV, LC_ALL: 'C', TZ: 'UTC', ...(PATH && { PATH }), ...(TMPDIR && { TMPDIR }) }
}
