import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { DayPill } from '#components/messages/thread-pills.tsx'
import { classNames } from '#components/ui/class-names.ts'

/** How long the day stays after the last movement (ms). */
const STAYS = 1200

export interface FloatingDayHandle {
  /** The reader moves, and the topmost message is of this moment; null when its day's own pill is in view there. */
  show(at: number | null): void
}

/** The day of what is on top, while the reader scrolls. */
export function FloatingDay({ ref }: { ref: RefObject<FloatingDayHandle | null> }) {
  const [at, setAt] = useState<number | null>(null)
  const [visible, setVisible] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useImperativeHandle(ref, () => ({
    show(moment) {
      if (moment !== null) setAt(moment)
      setVisible(moment !== null)
      clearTimeout(timer.current)
      timer.current = setTimeout(() => setVisible(false), STAYS)
    },
  }))
  useEffect(() => () => clearTimeout(timer.current), [])

  return (
    <div
      aria-hidden
      className={classNames(
        'pointer-events-none absolute inset-x-0 top-[calc(var(--thread-head)+0.75rem)] z-4 flex justify-center transition-opacity duration-(--dur-2)',
        visible ? 'opacity-100' : 'opacity-0',
      )}
    >
      {at !== null && <DayPill at={at} />}
    </div>
  )
}
