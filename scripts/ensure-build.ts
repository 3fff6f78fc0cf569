import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { lockFolder } from '#runtime/folder-lock.ts'
import { writeCompileHints } from '#scripts/compile-hints.ts'
import { hashSources } from '#scripts/hash-sources.ts'
import { bundleProgram } from './bundle.mjs'

export const SERVER_BUNDLE = 'dist/server.mjs'
/** Written last: a build that was interrupted has none and is never taken for a current one. */
const HASH_FILE = '.next/SOURCES_HASH'

/** Builds when there is no build of the present sources. `say` hears that it happens. Answers whether it built. */
export async function ensureBuild(say: (sentence: string) => void): Promise<boolean> {
  const lock = await lockWhenFree(say)
  try {
    const hash = hashSources()
    if (currentHash() === hash) return false
    say('Building (only when something changed; about a minute) ...')
    fs.rmSync(HASH_FILE, { force: true })
    await bundleProgram('server.ts', SERVER_BUNDLE)
    await nextBuild()
    writeCompileHints()
    fs.writeFileSync(HASH_FILE, hash)
    return true
  } finally {
    await lock.release()
  }
}

function currentHash(): string | null {
  const complete = [SERVER_BUNDLE, '.next/BUILD_ID', HASH_FILE].every((file) => fs.existsSync(file))
  return complete ? fs.readFileSync(HASH_FILE, 'utf8') : null
}

async function lockWhenFree(say: (sentence: string) => void): Promise<{ release: () => Promise<void> }> {
  for (let first = true; ; first = false) {
    const lock = await lockFolder('dist')
    if (lock.taken) return lock
    if (first) say(`Waiting for another build (${lock.owner}) ...`)
    await wait(200)
  }
}

function nextBuild(): Promise<void> {
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' } as const
  const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => {
      output += data.toString('utf8')
    })
  }
  const stop = () => child.kill('SIGTERM')
  process.once('exit', stop)
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => {
      process.off('exit', stop)
      if (code === 0) resolve()
      else reject(new Error(`The build failed:\n${output.trim()}`))
    })
  })
}
