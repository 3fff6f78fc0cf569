'use client'

import { CircleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { FormTrouble } from './trouble.ts'

/** What is wrong with the form as a whole, in the form's first place. */
export function FormAlert({ id, trouble }: { id: string; trouble: FormTrouble | null }) {
  return (
    // Always there, so that screen readers notice what appears in it.
    <div id={id} role="alert" className="empty:hidden">
      {trouble && (
        <div className="flex gap-2.5 rounded-[16px] bg-danger-soft px-3.5 py-3 font-label text-danger-ink forced-colors:border">
          <CircleAlert aria-hidden />
          <p className="text-pretty">
            <Sentence trouble={trouble} />
          </p>
        </div>
      )}
    </div>
  )
}

function Sentence({ trouble }: { trouble: FormTrouble }) {
  const t = useTranslations('auth.errors')
  if (trouble.kind === 'rateLimited') return <Countdown key={trouble.seconds} seconds={trouble.seconds} />
  if (trouble.kind === 'closed') return t('closed')
  return `${t(trouble.kind)}. ${t(`${trouble.kind}Text`)}`
}

/** Counts down before the eyes; screen readers hear the number once. */
function Countdown({ seconds }: { seconds: number }) {
  const t = useTranslations('auth.errors')
  const [left, setLeft] = useState(seconds)

  useEffect(() => {
    const until = Date.now() + seconds * 1000
    const timer = setInterval(() => {
      const now = Math.max(0, Math.ceil((until - Date.now()) / 1000))
      setLeft(now)
      if (now === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [seconds])

  if (left === 0) return t('rateLimitedNow')
  return (
    <>
      {t('rateLimited')}. <span className="sr-only">{t('rateLimitedText', { seconds })}</span>
      <span aria-hidden className="tabular-nums">
        {t('rateLimitedText', { seconds: left })}
      </span>
    </>
  )
}
