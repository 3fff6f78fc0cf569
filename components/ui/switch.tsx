import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

/** On or off, in effect at once. Give it a name by `aria-label` or a label around it. */
export function Switch({ className, ...input }: Omit<ComponentProps<'input'>, 'type' | 'role'>) {
  return (
    <span className={classNames('relative inline-block h-7 w-11.5 flex-none has-disabled:opacity-45', className)}>
      <input
        {...input}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a real checkbox says by itself whether it is checked.
        role="switch"
        className="peer absolute inset-0 appearance-none rounded-md bg-line-strong transition-colors duration-(--dur-2) checked:bg-accent forced-colors:border"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute top-[0.1875rem] left-[0.1875rem] size-5.5 rounded-full bg-white shadow-[0_1px_3px_#0003] transition-transform duration-(--dur-2) ease-out peer-checked:translate-x-4.5 forced-colors:bg-[CanvasText]"
      />
    </span>
  )
}
