import os from 'node:os'
import path from 'node:path'
import { defineConfig } from '@playwright/test'
import { findChromium } from '#testing/chromium.ts'
import { freePort } from '#testing/free-port.ts'

// Read again by every worker, which must find the same server.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA_DIR ??= path.join(os.tmpdir(), `messenger-e2e-${process.env.E2E_PORT}`)
const url = `http://127.0.0.1:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // One more than the cores of a small machine: pages wait for each other and for the server.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    baseURL: url,
    locale: 'en-US',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    launchOptions: await findChromium(),
  },
  webServer: {
    command: 'node scripts/run.mjs testing/browser-server.ts',
    url: `${url}/healthz`,
    env: { PORT: process.env.E2E_PORT, E2E_DATA_DIR: process.env.E2E_DATA_DIR },
    timeout: 240_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
  },
})
