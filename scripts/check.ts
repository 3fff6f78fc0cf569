import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { checkImports } from '#scripts/imports/check-imports.ts'

// `npm run check`: everything that can be judged without running the product. All of it is told, not the first failure only.
const PLANTED = 'client/planted-import.ts'
const PLANTED_SQL = 'domain/planted-sql.ts'

const steps: [name: string, judge: () => string | null][] = [
  ['format and lint', () => run('biome', 'check', '--error-on-warnings', '.')],
  ['the ban on raw SQL bites', plantRawSql],
  ['types of routes', typesOfRoutes],
  ['types', () => run('tsc', '--noEmit')],
  ['import directions', () => checkImports().join('\n') || null],
  ['import directions bite', plantForbiddenImport],
  ['dead code', () => run('knip')],
]

let failed = 0
for (const [name, judge] of steps) {
  const complaint = judge()
  process.stdout.write(`${complaint === null ? 'ok' : 'FAILED'}  ${name}\n`)
  if (complaint !== null) {
    failed++
    process.stdout.write(`${complaint.trim().replace(/^/gm, '    ')}\n`)
  }
}
process.exitCode = failed > 0 ? 1 : 0

/** What a tool says when it is not content, else null. */
function run(tool: string, ...args: string[]): string | null {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' }
  const result = spawnSync(`node_modules/.bin/${tool}`, args, { encoding: 'utf8', env })
  if (result.error) return result.error.message
  return result.status === 0 ? null : `${result.stdout}\n${result.stderr}`
}

/** Routes that were removed, or that only development has seen, must not be remembered. */
function typesOfRoutes(): string | null {
  for (const left of ['.next/types', '.next/dev/types']) fs.rmSync(left, { recursive: true, force: true })
  return run('next', 'typegen')
}

/** A rule that never complains proves nothing: a browser file that reaches for the server's code must be found. */
function plantForbiddenImport(): string | null {
  return plant(PLANTED, "export type { Actor } from '#domain/actor.ts'\n", () =>
    checkImports().some((sentence) => sentence.startsWith(`${PLANTED} imports #domain/actor.ts`)),
  )
}

/** So must text that gets into a statement unchecked, whatever it is called. */
function plantRawSql(): string | null {
  const source = `import { sql as query } from 'drizzle-orm'\n\nexport const planted = (text: string) => query.raw(text)\n`
  return plant(PLANTED_SQL, source, () => run('biome', 'lint', PLANTED_SQL)?.includes('sql.raw puts text') ?? false)
}

function plant(file: string, source: string, isFound: () => boolean): string | null {
  fs.writeFileSync(file, source)
  try {
    return isFound() ? null : `What is forbidden was planted in ${file}, and nobody complained`
  } finally {
    fs.rmSync(file)
  }
}
