import { logger } from '#runtime/logger.ts'

/** Past this a step is given up, so that one stuck socket cannot keep the database from being stopped. */
const STEP_MS = 8000

interface Step {
  name: string
  undo: () => unknown
}

/** What has been started, undone in reverse order exactly once: when a later start fails, and when the server stops. */
export class Lifecycle {
  private steps: Step[] = []
  private stopping: Promise<void> | null = null

  /** `undo` runs before everything that was added earlier. */
  onStop(name: string, undo: () => unknown): void {
    this.steps.push({ name, undo })
  }

  isStopping(): boolean {
    return this.stopping !== null
  }

  /** Safe to call again: everybody waits for the same stop. */
  stop(reason: string): Promise<void> {
    this.stopping ??= this.undoAll(reason)
    return this.stopping
  }

  private async undoAll(reason: string): Promise<void> {
    logger().info({ reason }, 'stopping')
    for (const step of this.steps.reverse()) {
      const failure = await outcome(step.undo)
      if (failure) logger().error({ err: failure, step: step.name }, 'a step of the stop failed')
    }
    logger().info('stopped')
  }
}

async function outcome(undo: () => unknown): Promise<Error | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<Error>((resolve) => {
    timer = setTimeout(() => resolve(new Error(`not done after ${STEP_MS} ms`)), STEP_MS)
  })
  try {
    return await Promise.race([late, (async () => undo())().then(() => null)])
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  } finally {
    clearTimeout(timer)
  }
}
