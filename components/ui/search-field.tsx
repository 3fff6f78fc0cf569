'use client'

import { Search, X } from 'lucide-react'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from './class-names.ts'

interface SearchFieldProps extends Omit<ComponentProps<'input'>, 'type' | 'size' | 'onChange' | 'value' | 'ref'> {
  /** Its name and, unless another is given, its placeholder. */
  label: string
  value: string
  onValueChange(value: string): void
  /** A key hint or a spinner at the end; it gives way to the clear button. */
  end?: ReactNode
  /** Lies on the canvas (the sidebar) instead of on a surface. */
  onCanvas?: boolean
  inputRef?: React.RefObject<HTMLInputElement | null>
}

/** Looks for something while one types. Escape empties it first. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onValueChange, end, onCanvas, inputRef, className, placeholder, onKeyDown, ...input } = props
  const t = useTranslations('common')
  const ownRef = useRef<HTMLInputElement>(null)
  const ref = inputRef ?? ownRef
  return (
    <div
      className={classNames(
        'flex h-11 items-center gap-2.5 rounded-md px-3 text-base text-ink-3',
        'has-focus:bg-surface has-focus:shadow-[inset_0_0_0_2px_var(--mm-accent-ink),0_0_0_4px_color-mix(in_srgb,var(--mm-accent-ink)_18%,transparent)] forced-colors:border forced-colors:has-focus:outline-2',
        onCanvas ? 'bg-field-canvas shadow-[inset_0_0_0_1px_var(--mm-line)]' : 'bg-field',
        className,
      )}
    >
      <Search aria-hidden />
      <input
        {...input}
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        value={value}
        onChange={(event) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event)
          // A dialog around the field may have said already that this Escape does not close it.
          if (event.key !== 'Escape' || value === '') return
          event.preventDefault()
          event.stopPropagation()
          onValueChange('')
        }}
        className="h-full min-w-0 flex-1 bg-transparent text-ink outline-none max-sm:text-[1rem]"
      />
      {value === '' ? (
        end
      ) : (
        <button
          type="button"
          aria-label={t('clear')}
          onClick={() => {
            onValueChange('')
            ref.current?.focus()
          }}
          className="-mr-1.5 grid size-8 flex-none place-items-center rounded-sm text-ink-2 hoverable:bg-hover touch:-mr-3 touch:size-11"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </div>
  )
}
