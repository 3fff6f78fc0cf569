/** What this device says about itself, in a browser and outside of one. */
export interface Device {
  /** False only when the device itself knows that it has no network. */
  isOnline(): boolean
  isVisible(): boolean
  /** Hears of returns (to the network, to sight, from sleep) and of losing the network. */
  watch(listener: { onBack(): void; onOffline(): void; onHide(): void }): () => void
}

export function createDevice(): Device {
  const inBrowser = typeof window !== 'undefined'
  return {
    isOnline: () => !inBrowser || navigator.onLine,
    isVisible: () => !inBrowser || document.visibilityState === 'visible',
    watch: (listener) => (inBrowser ? watchWindow(listener) : () => {}),
  }
}

function watchWindow({ onBack, onOffline, onHide }: Parameters<Device['watch']>[0]): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const onSight = () => (document.visibilityState === 'visible' ? onBack() : onHide())
  window.addEventListener('online', onBack, { signal })
  window.addEventListener('offline', onOffline, { signal })
  window.addEventListener('pageshow', onBack, { signal })
  window.addEventListener('pagehide', onHide, { signal })
  document.addEventListener('visibilitychange', onSight, { signal })
  return () => stop.abort()
}
