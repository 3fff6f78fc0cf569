import { useEffect, useState } from 'react'

/** Does what nobody waits for in a task of its own, so that the page answers in between. */
interface Portion {
  /** Asked again before it was done, it is done once. */
  next(work: () => void): void
}

export function usePortion(): Portion {
  const [portion] = useState(createPortion)
  useEffect(() => portion.stop, [portion])
  return portion
}

function createPortion() {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    next(work: () => void) {
      timer ??= setTimeout(() => {
        timer = undefined
        work()
      })
    },
    stop() {
      clearTimeout(timer)
      timer = undefined
    },
  }
}
