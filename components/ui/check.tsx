import { Check as CheckIcon } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'

interface CheckProps extends Omit<ComponentProps<'input'>, 'type'> {
  /** Round ones pick people, square ones are options. */
  round?: boolean
  children?: ReactNode
}

/** A tick with its words; the whole line is the target. A real checkbox lies under it, so forms and keys just work. */
export function Check({ round = false, children, className, ...input }: CheckProps) {
  return (
    <label className={classNames('flex min-h-8 items-center gap-2.5 has-disabled:opacity-45', className)}>
      <span className="relative grid size-6 flex-none">
        <input
          {...input}
          type="checkbox"
          className={classNames(
            'peer absolute inset-0 appearance-none checked:bg-accent forced-colors:appearance-auto',
            'shadow-[inset_0_0_0_1.5px_var(--mm-line-strong)] transition-[background-color,box-shadow] duration-(--dur-1) checked:shadow-none',
            round ? 'rounded-full' : 'rounded-xs',
          )}
        />
        <CheckIcon
          aria-hidden
          className="pointer-events-none relative col-start-1 row-start-1 size-3.5 scale-50 place-self-center text-on-accent opacity-0 transition-[opacity,scale] duration-(--dur-1) peer-checked:scale-100 peer-checked:opacity-100 forced-colors:hidden"
        />
      </span>
      {children}
    </label>
  )
}
