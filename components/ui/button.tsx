import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Spinner } from './spinner.tsx'

export type ButtonLook = 'primary' | 'secondary' | 'plain' | 'quiet' | 'danger'
export type ButtonSize = 'md' | 'lg'

const LOOKS: Record<ButtonLook, string> = {
  primary:
    'bg-accent text-on-accent shadow-[inset_0_1px_0_#ffffff2e,0_6px_16px_-6px_color-mix(in_srgb,var(--mm-accent)_70%,transparent)] hoverable:bg-accent-hover active:bg-accent-press',
  secondary: 'bg-field text-ink hoverable:bg-press',
  plain: 'bg-surface text-ink shadow-xs hoverable:bg-[color-mix(in_srgb,var(--mm-surface),var(--mm-ink)_5%)]',
  quiet: 'text-accent-ink hoverable:bg-accent-soft',
  danger: 'bg-danger-soft text-danger-ink hoverable:brightness-[.96] dark:hoverable:brightness-[1.15]',
}
const SIZES: Record<ButtonSize, string> = {
  md: 'min-h-11 rounded-md px-4.5',
  lg: 'min-h-13.5 rounded-[17px] px-4.5 text-[1rem]',
}
const SHAPE =
  'relative inline-flex items-center justify-center gap-2 font-name transition-[background-color,scale,filter] duration-(--dur-1) active:scale-[.98] motion-reduce:active:scale-100 forced-colors:border'

/** The look of a button for what is not one: a link that reads as an action. */
export function buttonClass(look: ButtonLook = 'primary', size: ButtonSize = 'md'): string {
  return classNames(SHAPE, LOOKS[look], SIZES[size])
}

interface ButtonProps extends ComponentProps<'button'> {
  look?: ButtonLook
  size?: ButtonSize
  /** Before the words. */
  icon?: ReactNode
  /** After the words. */
  trailing?: ReactNode
  /** At work: a spinner stands in for the icon, the width stays, and presses do nothing. */
  busy?: boolean
}

export function Button({
  look,
  size,
  icon,
  trailing,
  busy = false,
  type = 'button',
  className,
  onClick,
  disabled,
  children,
  ...rest
}: ButtonProps) {
  const bare = icon === undefined && trailing === undefined
  // A busy button keeps the focus, so it must not be `disabled`.
  const press = (event: MouseEvent<HTMLButtonElement>) => (busy ? event.preventDefault() : onClick?.(event))
  return (
    <button
      {...rest}
      type={type}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={press}
      className={classNames(
        buttonClass(look, size),
        'disabled:pointer-events-none disabled:opacity-45 disabled:shadow-none',
        className,
      )}
    >
      {icon !== undefined && (busy ? <Spinner /> : icon)}
      <span className={classNames('min-w-0', busy && bare && 'opacity-0')}>{children}</span>
      {trailing !== undefined && (busy && icon === undefined ? <Spinner /> : trailing)}
      {busy && bare && <Spinner className="absolute" />}
    </button>
  )
}
