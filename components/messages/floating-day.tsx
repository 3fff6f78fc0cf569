import { type RefObject, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { DayPill } from '#components/messages/thread-pills.tsx'
import { classNames } from '#components/ui/class-names.ts'

/** How long the day stays after the last movement (ms). */
const STAYS = 1200

export interface FloatingDayHandle {
  /** The reader moves, and the topmost message is of this moment; null when its day's own pill is in view there. */
  show(at: number | null): void
}

interface FloatingDayProps {
  ref: RefObject<FloatingDayHandle | null>
  /** It was pressed. */
  onOpen(pill: HTMLElement): void
}

/** The day of what is on top, while the reader scrolls; it stays while a mouse is over it. */
export function FloatingDay({ ref, onOpen }: FloatingDayProps) {
  const [at, setAt] = useState<number | null>(null)
  const [visible, setVisible] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const hideLater = () => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setVisible(false), STAYS)
  }
  useImperativeHandle(ref, () => ({
    show(moment) {
      if (moment !== null) setAt(moment)
      setVisible(moment !== null)
      hideLater()
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
      {at !== null && (
        <span
          onPointerEnter={() => clearTimeout(timer.current)}
          onPointerLeave={hideLater}
          className={visible ? 'pointer-events-auto' : undefined}
        >
          <DayPill at={at} onClick={(event) => onOpen(event.currentTarget)} />
        </span>
      )}
    </div>
  )
}
