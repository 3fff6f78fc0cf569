'use client'

import { DoorClosed } from 'lucide-react'
import type { MouseEvent } from 'react'
import { useTranslations } from 'use-intl'
import { buttonClass } from '#components/ui/button.tsx'
import { authPath } from '#contracts/auth-paths.ts'

interface RegistrationClosedProps {
  how: 'invite' | 'closed'
  next: string
  onSignIn(): void
}

/** Why nobody can register here, in the form's place. */
export function RegistrationClosed({ how, next, onSignIn }: RegistrationClosedProps) {
  const t = useTranslations('auth')
  const open = (event: MouseEvent) => {
    event.preventDefault()
    onSignIn()
  }
  return (
    <div className="mt-7 mb-6 text-center">
      <span className="mx-auto grid size-14 place-items-center rounded-squircle bg-apricot-soft text-apricot-ink">
        <DoorClosed aria-hidden className="size-6" />
      </span>
      <h1 className="mt-4 text-2xl font-display">{t('closed.title')}</h1>
      <p className="mx-auto mt-2 max-w-80 text-balance text-ink-2">{t(`closed.${how}`)}</p>
      <a href={authPath('sign-in', next)} onClick={open} className={`${buttonClass('secondary', 'lg')} mt-6 w-full`}>
        {t('closed.action')}
      </a>
    </div>
  )
}
