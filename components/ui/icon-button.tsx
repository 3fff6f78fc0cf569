import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const LOOKS = {
  /** Where the place gives the colours. */
  bare: '',
  plain: 'text-ink-2 hoverable:bg-hover active:bg-press',
  field: 'bg-field text-ink-3 hoverable:bg-press',
  spark: 'spark hoverable:brightness-105 dark:hoverable:brightness-110',
}
const SIZES = {
  sm: 'size-8.5 rounded-[11px]',
  md: 'size-10 rounded-[13px] max-sm:size-11',
  round: 'size-10.5 rounded-full max-sm:size-11',
  /** Beside other pills; on touch the hit area is larger than what is seen. */
  pill: 'size-10 rounded-full touch:after:absolute touch:after:-inset-0.5 [&>svg]:size-4',
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** What the button does: its name for screen readers and its tooltip. */
  label: string
  /** Shown in the tooltip after the name: "⌘K". */
  shortcut?: string
  look?: keyof typeof LOOKS
  size?: keyof typeof SIZES
  /** For buttons that stay down, such as the one of an open panel. */
  pressed?: boolean
}

/** A button that is only an icon. */
export function IconButton({
  label,
  shortcut,
  look = 'plain',
  size = 'md',
  pressed,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      data-tip={shortcut ? `${label} ${shortcut}` : label}
      className={classNames(
        'relative inline-grid flex-none place-items-center transition-[background-color,color,scale,filter] duration-(--dur-1) active:scale-[.98] disabled:pointer-events-none disabled:opacity-45 motion-reduce:active:scale-100 forced-colors:border',
        SIZES[size],
        pressed ? 'bg-accent-soft text-accent-ink' : LOOKS[look],
        className,
      )}
    />
  )
}
