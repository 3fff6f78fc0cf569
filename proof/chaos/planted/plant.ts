import fs from 'node:fs'
import path from 'node:path'
import { build, stop } from 'esbuild'
import type { Edit } from '#proof/chaos/planted/plantings.ts'
import type { ServerSource } from '#proof/chaos/system/server-under-test.ts'
import { bundleOptions } from '#scripts/bundle.mjs'

/** What is not source: made by tools, or of no concern to a server that runs. */
const LEFT_OUT = /^(\.git|\.next|node_modules|dist|data|test-results|playwright-report|docs|e2e|proof)$/

/** Changes a text. @throws when what is looked for does not stand in it exactly once */
export function applyEdit(text: string, { file, find, replace }: Edit): string {
  const times = text.split(find).length - 1
  if (times !== 1) throw new Error(`In ${file} this stands ${times} times and not once:\n${find}`)
  return text.replace(find, () => replace)
}

/**
 * Copies the sources into a folder, changes the copy, and bundles the server from it. Packages and the pages that Next has
 * built are those of the project, by links.
 */
export async function plantServer(folder: string, edits: readonly Edit[]): Promise<ServerSource> {
  const root = process.cwd()
  for (const entry of fs.readdirSync(root).filter((name) => !LEFT_OUT.test(name))) {
    fs.cpSync(path.join(root, entry), path.join(folder, entry), { recursive: true })
  }
  for (const link of ['node_modules', '.next']) fs.symlinkSync(path.join(root, link), path.join(folder, link))
  for (const edit of edits) {
    const file = path.join(folder, edit.file)
    fs.writeFileSync(file, applyEdit(fs.readFileSync(file, 'utf8'), edit))
  }
  const bundle = path.join(folder, 'dist', 'server.mjs')
  await build({ ...bundleOptions('server.ts', bundle), absWorkingDir: folder })
  await stop()
  return { bundle, root: folder }
}
