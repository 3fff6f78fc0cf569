import fs from 'node:fs'
import { describe, expect, test } from 'vitest'

const lockfile = fs.readFileSync('package-lock.json', 'utf8')
const { packages } = JSON.parse(lockfile) as { packages: Record<string, { version?: string }> }
const manifest = JSON.parse(fs.readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>

/** The lowest versions without a known hole that concerns us. Raise them with every advisory. */
const FLOORS = {
  next: '16.4.6',
  react: '19.3.1',
  'react-dom': '19.3.1',
  sharp: '0.35.5',
  ws: '8.21.1',
  'socket.io': '4.8.4',
  'socket.io-parser': '4.2.7',
  'engine.io': '6.6.7',
  'next-auth': '4.24.15',
  zod: '4.6.7',
}

/** Every version of a package that is installed anywhere, below other packages too, and not only for tests. */
function installed(name: string): string[] {
  return Object.entries(packages)
    .filter(([path, entry]) => path.endsWith(`node_modules/${name}`) && !('dev' in entry))
    .map(([, entry]) => entry.version ?? '0.0.0')
}

function isAtLeast(version: string, floor: string): boolean {
  const [have, need] = [version, floor].map((text) => text.split(/[.-]/).map(Number))
  for (const [index, part] of (need ?? []).entries()) {
    const own = have?.[index] ?? 0
    if (own !== part) return own > part
  }
  return true
}

describe('the lockfile', () => {
  test.each(Object.entries(FLOORS))('keeps %s at %s or above, wherever it is', (name, floor) => {
    for (const version of installed(name)) {
      expect(isAtLeast(version, floor), `${name} ${version} is below ${floor}`).toBe(true)
    }
  })

  test.each(['next', 'react', 'ws', 'socket.io', 'socket.io-parser', 'engine.io', 'next-auth', 'zod'])(
    'has %s, so its floor judges something',
    (name) => {
      expect(installed(name)).not.toEqual([])
    },
  )

  test('names no registry: packages come from wherever npm is set to', () => {
    expect(lockfile).not.toContain('"resolved"')
  })
})

test('versions are exact, so that what was tested is what is installed', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies }
  for (const [name, version] of Object.entries(wanted)) expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+[\w.-]*$/)
})
