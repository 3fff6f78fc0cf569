'use client'

import { ArrowBigUpDash, Eye, EyeOff, Lock } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Field, type FieldProps } from './field.tsx'

/** A password: hidden until its owner wants to see it, and a word when Caps Lock is on. */
export function PasswordField({
  hint,
  onKeyDown,
  onKeyUp,
  onBlur,
  ...field
}: Omit<FieldProps, 'type' | 'end' | 'icon'>) {
  const t = useTranslations('common')
  const [shown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  // Autofill dispatches key events without modifiers.
  const watch = (event: KeyboardEvent<HTMLInputElement>) => setCapsLock(event.getModifierState?.('CapsLock') ?? false)

  return (
    <Field
      autoCapitalize="none"
      autoCorrect="off"
      spellCheck={false}
      {...field}
      type={shown ? 'text' : 'password'}
      icon={<Lock aria-hidden />}
      onKeyDown={(event) => {
        watch(event)
        onKeyDown?.(event)
      }}
      onKeyUp={(event) => {
        watch(event)
        onKeyUp?.(event)
      }}
      onBlur={(event) => {
        setCapsLock(false)
        onBlur?.(event)
      }}
      hint={
        (capsLock || hint) && (
          <>
            {hint}
            {capsLock && (
              <span role="status" className="mt-1 flex items-center gap-1.5 text-apricot-ink first:mt-0">
                <ArrowBigUpDash aria-hidden className="size-4" />
                {t('capsLock')}
              </span>
            )}
          </>
        )
      }
      end={
        <button
          type="button"
          onClick={() => setShown(!shown)}
          aria-label={shown ? t('hidePassword') : t('showPassword')}
          aria-pressed={shown}
          data-tip={shown ? t('hidePassword') : t('showPassword')}
          className="-mr-2 grid size-9 flex-none place-items-center rounded-sm text-ink-2 hoverable:bg-hover touch:-mr-3 touch:size-11"
        >
          {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </button>
      }
    />
  )
}
