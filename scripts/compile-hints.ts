import fs from 'node:fs'
import path from 'node:path'

const CHUNKS = '.next/static/chunks'

/** Chromium reads it in the first line of a script; other browsers see a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n'

/**
 * Has browsers compile the scripts of the pages while they load, beside the page's own thread. A chunk is a list of
 * functions, which would otherwise be skipped at first and compiled one by one when the page comes alive: measured, this
 * was half of the time for which it does not answer. See docs/performance.md.
 */
export function writeCompileHints(): void {
  for (const name of fs.readdirSync(CHUNKS, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.js')) continue
    const file = path.join(CHUNKS, name)
    const script = fs.readFileSync(file, 'utf8')
    if (!script.startsWith(HINT)) fs.writeFileSync(file, HINT + script)
  }
}
