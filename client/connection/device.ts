interface DeviceListener {
  /** The page is back in sight. */
  onBack(): void
  onOnline(): void
  onOffline(): void
  onHide(): void
}

/** What this device says about itself, in a browser and outside of one. */
export interface Device {
  /** False only when the device itself knows that it has no network. */
  isOnline(): boolean
  isVisible(): boolean
  watch(listener: DeviceListener): () => void
}

export function createDevice(): Device {
  const inBrowser = typeof window !== 'undefined'
  return {
    isOnline: () => !inBrowser || navigator.onLine,
    isVisible: () => !inBrowser || document.visibilityState === 'visible',
    watch: (listener) => (inBrowser ? watchWindow(listener) : () => {}),
  }
}

function watchWindow({ onBack, onOnline, onOffline, onHide }: DeviceListener): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const onSight = () => (document.visibilityState === 'visible' ? onBack() : onHide())
  window.addEventListener('online', onOnline, { signal })
  window.addEventListener('offline', onOffline, { signal })
  window.addEventListener('pageshow', onBack, { signal })
  window.addEventListener('pagehide', onHide, { signal })
  document.addEventListener('visibilitychange', onSight, { signal })
  return () => stop.abort()
}

const LOOK_EVERY_MS = 5_000
/** Timers of hidden pages are slowed down to one a minute; a longer gap is sleep. */
const SLEPT_MS = 75_000

/** A laptop that was closed and opened tells nobody: only its clock has jumped. */
export function watchSleep(onWake: () => void): () => void {
  let last = Date.now()
  const timer = setInterval(() => {
    const now = Date.now()
    if (now - last > SLEPT_MS) onWake()
    last = now
  }, LOOK_EVERY_MS)
  return () => clearInterval(timer)
}
