export type Activity = 'active' | 'idle'

/** Who has touched nothing for this long is away, though the page is in sight. */
const IDLE_AFTER_MS = 5 * 60_000
const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const

/** Follows whether the person is at this page: in sight, and touched not long ago. `onChange` hears of every change. */
export function createActivity(onChange: (activity: Activity) => void) {
  let activity: Activity = 'active'
  let touchedAt = 0
  let timer: ReturnType<typeof setTimeout> | null = null
  let stopWatching = () => {}

  function become(next: Activity): void {
    if (next === activity) return
    activity = next
    onChange(activity)
  }

  /** One timer, moved on only when it runs out: a mouse that moves costs a comparison. */
  function wait(ms: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      const left = touchedAt + IDLE_AFTER_MS - Date.now()
      if (left > 0) wait(left)
      else become('idle')
    }, ms)
  }

  function touched(): void {
    touchedAt = Date.now()
    if (activity === 'active' || document.visibilityState !== 'visible') return
    become('active')
    wait(IDLE_AFTER_MS)
  }

  function seen(): void {
    if (document.visibilityState === 'visible') touched()
    else become('idle')
  }

  return {
    current: () => activity,
    start(): void {
      if (typeof window === 'undefined') return
      const stop = new AbortController()
      const options = { signal: stop.signal, passive: true, capture: true }
      for (const touch of TOUCHES) window.addEventListener(touch, touched, options)
      document.addEventListener('visibilitychange', seen, options)
      stopWatching = () => stop.abort()
      touchedAt = Date.now()
      activity = document.visibilityState === 'visible' ? 'active' : 'idle'
      wait(IDLE_AFTER_MS)
    },
    pause(): void {
      stopWatching()
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
