import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

// The server of browser tests: as people start it, with its own database in a folder that goes when it ends.
const dataDir = process.env.E2E_DATA_DIR ?? fs.mkdtempSync(path.join(os.tmpdir(), 'messenger-e2e-'))
fs.mkdirSync(dataDir, { recursive: true })
fs.chmodSync(dataDir, 0o711)
process.on('exit', () => fs.rmSync(dataDir, { recursive: true, force: true }))
Object.assign(process.env, {
  DATA_DIR: dataDir,
  HOST: '127.0.0.1',
  RATE_LIMITS: 'off',
  UNSAFE_TEST_PASSWORDS: 'on',
  LOG_LEVEL: 'warn',
})
await import('#scripts/start.ts')
