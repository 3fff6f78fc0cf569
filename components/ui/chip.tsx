import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

interface ChipProps extends ComponentProps<'button'> {
  selected: boolean
  count?: number
}

/** A filter that is on or off. */
export function Chip({ selected, count, children, className, type = 'button', ...rest }: ChipProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-pressed={selected}
      className={classNames(
        // The pill is 32 px tall; on touch its hit area reaches 44.
        'relative inline-flex h-8 flex-none items-center gap-1.5 rounded-[11px] px-3 text-sm whitespace-nowrap transition-[background-color,color] duration-(--dur-1) touch:after:absolute touch:after:-inset-y-1.5 touch:after:inset-x-0 forced-colors:border',
        selected
          ? 'bg-surface font-name text-ink shadow-xs dark:bg-[#ffffff1f]'
          : 'font-label text-ink-2 hoverable:bg-hover',
        className,
      )}
    >
      {children}
      {count !== undefined && (
        <span className={classNames('text-xs font-name tabular-nums', selected ? 'text-accent-ink' : 'text-ink-3')}>
          {count}
        </span>
      )}
    </button>
  )
}
