import { type Config, config } from '#runtime/config.ts'
import { provide } from '#runtime/remember.ts'
import { afterwards } from '#testing/afterwards.ts'

/** Lets the running test, or the whole file, see other settings. */
export function withSettings(changed: Partial<Config>): void {
  const usual = config()
  provide('config', { ...usual, ...changed })
  afterwards(async () => provide('config', usual))
}
