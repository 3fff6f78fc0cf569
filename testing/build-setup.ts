import { ensureBuild } from '#scripts/ensure-build.ts'

/** Before the tests against the running server. */
export default async function setup(): Promise<void> {
  await ensureBuild((sentence) => process.stdout.write(`${sentence}\n`))
}
