'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import type { Strength } from './password-strength.ts'

const COLORS: Record<Strength, string> = {
  1: 'bg-danger-ink',
  2: 'bg-apricot-dot',
  3: 'bg-online',
  4: 'bg-online',
}

/** Four steps and a word for them: how hard the password is to guess. The estimator is loaded with the first letter. */
export function StrengthMeter({ password, ownNames }: { password: string; ownNames: readonly string[] }) {
  const t = useTranslations('auth.strength')
  const strength = useStrength(password, ownNames)
  if (password === '' || strength === null) return null
  return (
    <span className="block">
      <span aria-hidden className="mt-2 mb-1 flex gap-1">
        {([1, 2, 3, 4] as const).map((step) => (
          <span
            key={step}
            className={classNames(
              'h-1 flex-1 rounded-xs transition-colors duration-(--dur-2) forced-colors:border',
              step <= strength ? COLORS[strength] : 'bg-press',
            )}
          />
        ))}
      </span>
      <span className="sr-only">{t('label')}: </span>
      {t(String(strength) as '1')}
    </span>
  )
}

function useStrength(password: string, ownNames: readonly string[]): Strength | null {
  const [estimate, setEstimate] = useState<((password: string, names: readonly string[]) => Strength) | null>(null)
  const needed = password !== ''

  useEffect(() => {
    if (!needed || estimate) return
    let gone = false
    import('./password-strength.ts').then(
      (module) => {
        if (!gone) setEstimate(() => module.passwordStrength)
      },
      // It is only a hint: without it the server still judges.
      () => {},
    )
    return () => {
      gone = true
    }
  }, [needed, estimate])

  return estimate && needed ? estimate(password, ownNames) : null
}
