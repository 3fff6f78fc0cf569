import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import { findImports } from '#scripts/imports/find-imports.ts'
import { judgeImport } from '#scripts/imports/rules.ts'

/** Every import that goes against the arrows, a sentence each. */
export function checkImports(): string[] {
  return sourceFiles().flatMap((file) =>
    findImports(fs.readFileSync(file, 'utf8'))
      .map((specifier) => judgeImport(file, specifier))
      .filter((sentence) => sentence !== null),
  )
}

/** What git keeps or would keep. */
function sourceFiles(): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mts']
  const listed = execFileSync('git', args, { encoding: 'utf8' }).split('\n')
  return [...new Set(listed)].filter((file) => file && fs.existsSync(file))
}
