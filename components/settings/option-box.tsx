import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '#components/ui/class-names.ts'

/** Lines that belong together, on one rounded ground. */
export function OptionBox({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={classNames(
        'overflow-clip rounded-[20px] shadow-[inset_0_0_0_1px_var(--mm-line)] max-sm:bg-surface forced-colors:border',
        className,
      )}
    >
      {children}
    </div>
  )
}

/** One line in a box: a hairline parts it from the one above. */
export const OPTION_EDGE =
  'relative min-h-15 py-2.25 pr-4 not-first:before:absolute not-first:before:top-0 not-first:before:right-0 not-first:before:left-16 not-first:before:h-px not-first:before:bg-line'

/** A line with a picture, words and what stands at its end. */
export const OPTION_LINE = `${OPTION_EDGE} flex w-full items-center gap-3.5 pl-3 text-left`

/** The small squircle with a picture of what a line is about. */
export function OptionIcon({ icon: Icon, danger = false }: { icon: LucideIcon; danger?: boolean }) {
  return (
    <span
      aria-hidden
      className={classNames(
        'grid size-10 flex-none place-items-center rounded-squircle',
        danger ? 'bg-danger-soft text-danger-ink' : 'bg-accent-soft text-accent-ink',
      )}
    >
      <Icon />
    </span>
  )
}
