'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { classNames } from './class-names.ts'
import { currentToast, dismissToast, listenToToasts } from './toasts.ts'

/** Where short news appears: bottom centre above the composer, one at a time. Mount it once: what it says has to be said without a connection too. */
export function Toaster() {
  const toast = useSyncExternalStore(listenToToasts, currentToast, () => null)
  // Held is one toast, not the place: what goes under the pointer tells nobody that the pointer has left it.
  const [heldId, setHeldId] = useState<number | null>(null)
  const held = toast !== null && heldId === toast.id

  useEffect(() => {
    if (!toast || held) return
    const timer = setTimeout(() => dismissToast(toast.id), toast.shownMs)
    return () => clearTimeout(timer)
  }, [toast, held])

  return (
    // The region is always there, so that screen readers notice what appears in it.
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-[calc(6rem+env(safe-area-inset-bottom))] z-60 flex justify-center px-4"
    >
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing at it or focusing its button only keeps it from going.
        <div
          key={toast.id}
          onPointerEnter={() => setHeldId(toast.id)}
          onPointerLeave={() => setHeldId(null)}
          onFocus={() => setHeldId(toast.id)}
          onBlur={() => setHeldId(null)}
          className={classNames(
            'pointer-events-auto flex min-h-11.5 max-w-105 animate-bubble-in items-center gap-2.5 rounded-[16px] py-1.5 text-md shadow-lg forced-colors:border',
            toast.tone === 'danger'
              ? 'bg-danger-soft font-label text-danger-ink'
              : 'bg-(--mm-tooltip) font-medium text-surface',
            toast.action ? 'pr-1.5 pl-3' : 'px-3.5',
          )}
        >
          {toast.tone === 'danger' ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
          <span className="min-w-0">{toast.text}</span>
          {toast.action && (
            <button
              type="button"
              onClick={() => {
                toast.action?.run()
                dismissToast(toast.id)
              }}
              className="min-h-8.5 flex-none rounded-[11px] bg-[color-mix(in_srgb,currentColor_16%,transparent)] px-2.5 font-title touch:min-h-11"
            >
              {toast.action.label}
            </button>
          )}
        </div>
      )}
    </div>
  )
}
