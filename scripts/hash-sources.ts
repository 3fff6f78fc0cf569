import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'

const NOT_BUILT = /^(node_modules|bench|dist|data|docs|e2e|proof|seed|testing|test-results|playwright-report|\..*)$/
const SOURCE = /\.(tsx?|mts|mjs|css|json|sql|svg|png|ico|woff2|txt|webmanifest)$/

/** One number for everything a build is made from: sources, settings of the tools, the lockfile. Tests do not count. */
export function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles().sort()) hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function sourceFiles(): string[] {
  const top = fs.readdirSync('.', { withFileTypes: true }).filter((entry) => !NOT_BUILT.test(entry.name))
  const files = top.flatMap((entry) => {
    if (!entry.isDirectory()) return [entry.name]
    const inside = fs.readdirSync(entry.name, { recursive: true, withFileTypes: true })
    return inside.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name))
  })
  return files.filter((file) => SOURCE.test(file) && !isTest(file) && !isGenerated(file))
}

const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file)
const isGenerated = (file: string) => file === 'next-env.d.ts' || file.endsWith('.tsbuildinfo')
