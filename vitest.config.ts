import os from 'node:os'
import path from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

const common = {
  env: {
    NODE_ENV: 'test' as const,
    LOG_LEVEL: 'silent',
    RATE_LIMITS: 'off',
    UNSAFE_TEST_PASSWORDS: 'on',
    AUTH_SECRET: 'tests-only-Qx7vN2mK9pLw4RzT8bYc3HfJ6',
    DATA_DIR: path.join(os.tmpdir(), 'messenger-unit-data'),
  },
  setupFiles: ['testing/afterwards.ts'],
  testTimeout: 30_000,
  hookTimeout: 90_000,
}
const exclude = [...configDefaults.exclude, '.next/**', 'dist/**']
const postgres = 'testing/postgres-setup.ts'
const build = 'testing/build-setup.ts'

export default defineConfig({
  test: {
    // One more than the cores of a small machine: tests of servers wait much.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...exclude, '**/*.pg.test.ts', '**/*.server.test.ts'],
          setupFiles: [...common.setupFiles, 'testing/fresh-indexed-db.ts'],
          // Most of the time would go into loading the same modules again for each file.
          isolate: false,
        },
      },
      { test: { ...common, name: 'pg', include: ['**/*.pg.test.ts'], exclude, globalSetup: [postgres] } },
      {
        test: { ...common, name: 'server', include: ['**/*.server.test.ts'], exclude, globalSetup: [postgres, build] },
      },
    ],
  },
})
