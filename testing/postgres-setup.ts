import type { TestProject } from 'vitest/node'
import { testCluster } from '#testing/postgres-cluster.ts'

declare module 'vitest' {
  interface ProvidedContext {
    templateUrl: string
  }
}

/** Before the tests that need PostgreSQL. Two projects of one run share the cluster; the first to end waits for nobody. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await testCluster()
  project.provide('templateUrl', cluster.templateUrl)
  return cluster.stop
}
