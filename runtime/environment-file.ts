import fs from 'node:fs'

/** Settings from `.env` in the project's folder; what the environment already holds wins. */
export function loadEnvironmentFile(): void {
  if (fs.existsSync('.env')) process.loadEnvFile('.env')
}
