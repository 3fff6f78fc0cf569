'use client'

import { Languages } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { classNames } from '#components/ui/class-names.ts'
import { showToast } from '#components/ui/toasts.ts'
import type { Locale } from '#contracts/users.ts'
import { useLanguage } from '#i18n/language-provider.tsx'

interface LanguageButtonProps {
  className?: string
  /** Told after the page has changed, to keep the choice with the account. */
  onChoice?(locale: Locale): void
}

/** Says which language is spoken, and speaks the other one when pressed. */
export function LanguageButton({ className, onChoice }: LanguageButtonProps) {
  const t = useTranslations('common.language')
  const { locale, setLocale } = useLanguage()
  const change = async () => {
    const next = locale === 'ru' ? 'en' : 'ru'
    try {
      await setLocale(next)
    } catch {
      showToast(t('failed'), { tone: 'danger' })
      return
    }
    onChoice?.(next)
  }
  return (
    <button
      type="button"
      onClick={change}
      aria-label={t('change')}
      data-tip={t('change')}
      className={classNames(
        'relative inline-flex h-10 flex-none items-center gap-2 rounded-[20px] px-3.5 text-sm font-name transition-[background-color,scale] duration-(--dur-1) active:scale-[.98] touch:after:absolute touch:after:-inset-0.5 forced-colors:border',
        className,
      )}
    >
      <Languages aria-hidden className="size-4" />
      {t('code')}
    </button>
  )
}
