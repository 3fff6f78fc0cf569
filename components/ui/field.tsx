'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classNames } from './class-names.ts'

export interface FieldProps extends Omit<ComponentProps<'input'>, 'size'> {
  label: string
  /** It is for screen readers alone: something else says it to the eyes. */
  labelHidden?: boolean
  icon?: ReactNode
  /** What is wrong, as a sentence. It is said when it appears and read with the field. */
  error?: string | null
  /** Marks the field as wrong without a sentence of its own: the form has said it. */
  invalid?: boolean
  /** Shown under the field while there is no error. */
  hint?: ReactNode
  /** A green check at the end: the content has been found good. */
  good?: boolean
  /** Buttons at the end, inside the field. */
  end?: ReactNode
  /** Class of the box around the input, for another height. */
  boxClassName?: string
}

/** A labelled line of text. */
export function Field(props: FieldProps) {
  const { label, labelHidden, icon, error, invalid, hint, good, end, boxClassName, className, id, ...input } = props
  const wrong = Boolean(error) || invalid
  const ownId = useId()
  const inputId = id ?? ownId
  const noteId = `${inputId}-note`
  return (
    <div className={className}>
      <label
        htmlFor={inputId}
        className={labelHidden ? 'sr-only' : 'mx-0.5 mb-1.5 block text-sm/[1.3125rem] font-name'}
      >
        {label}
      </label>
      <div
        className={classNames(
          'group/field flex h-12.5 items-center gap-2.5 rounded-md bg-surface px-3.5 text-[1rem] field-ring',
          'has-disabled:bg-field has-disabled:opacity-50 has-disabled:shadow-none',
          boxClassName,
        )}
      >
        {icon && (
          <span className={classNames('flex-none transition-colors', wrong ? 'text-danger-ink' : 'text-ink-3')}>
            {icon}
          </span>
        )}
        <input
          {...input}
          id={inputId}
          aria-invalid={wrong || undefined}
          aria-describedby={classNames(error || hint ? noteId : null, input['aria-describedby']) || undefined}
          className="h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        {good && !wrong && <CircleCheck aria-hidden className="animate-pop text-success-ink" />}
        {end}
      </div>
      {error ? (
        <p id={noteId} role="alert" className="mx-0.5 mt-1.5 flex gap-1.5 text-sm font-medium text-danger-ink">
          <CircleAlert aria-hidden className="mt-px size-4" />
          <span>{error}</span>
        </p>
      ) : (
        hint && (
          <div id={noteId} className="mx-0.5 mt-1.5 text-sm text-ink-2">
            {hint}
          </div>
        )
      )}
    </div>
  )
}
