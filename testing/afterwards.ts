import { afterAll, onTestFinished, TestRunner } from 'vitest'

const deeds: (() => Promise<void>)[] = []

/** Cleans up after the running test, or, outside of one, after all tests of the file. */
export function afterwards(deed: () => Promise<void>): void {
  if (TestRunner.getCurrentTest()) onTestFinished(deed)
  else deeds.push(deed)
}

// This file is a setup file too: a hook that is registered inside another hook would never run.
afterAll(async () => {
  for (const deed of deeds.splice(0).reverse()) await deed()
})
