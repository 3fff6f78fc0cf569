import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterwards } from '#testing/afterwards.ts'

/** An empty folder that is removed after the test, or after the file's tests. Other accounts may pass through it. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-files-'))
  fs.chmodSync(folder, 0o711)
  afterwards(async () => fs.rmSync(folder, { recursive: true, force: true }))
  return folder
}
