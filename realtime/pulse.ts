import { logger } from '#runtime/logger.ts'

/**
 * Does something every `ms`, one at a time: a round that is late is waited for, one that fails is logged and tried again with
 * the next. Call the answer to stop; it resolves when a running round is over.
 */
export function pulse(name: string, ms: number, round: () => unknown): () => Promise<void> {
  let running: Promise<void> | undefined
  const timer = setInterval(() => {
    running ??= Promise.resolve()
      .then(round)
      .then(
        () => {},
        (error: unknown) => logger().warn({ err: error, name }, 'a round failed'),
      )
      .finally(() => {
        running = undefined
      })
  }, ms)
  return async () => {
    clearInterval(timer)
    await running
  }
}
