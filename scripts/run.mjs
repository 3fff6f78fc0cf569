// Runs a TypeScript program of this project: node scripts/run.mjs scripts/start.ts
// Plain JavaScript, because Node 20 does not read TypeScript; the program itself is bundled in some milliseconds.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: Mini Messenger needs 20.19 or newer.`)
  process.exit(1)
}
process.chdir(path.resolve(fileURLToPath(import.meta.url), '..', '..'))
const { bundleProgram } = await import('./bundle.mjs').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error('The packages are not installed yet. Run: npm install')
  process.exit(1)
})
const entry = process.argv[2]
const file = path.resolve('dist', 'scripts', `${path.basename(entry, '.ts')}.${process.pid}.mjs`)
await bundleProgram(entry, file)
process.on('exit', () => fs.rmSync(file, { force: true }))
process.argv.splice(1, 2, file)
await import(pathToFileURL(file).href)
