'use client'

import { useTranslations } from 'use-intl'
import { clockTime, listTime, shortDate } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { showToast } from '#components/ui/toasts.ts'
import type { Locale } from '#contracts/users.ts'
import { useLanguage } from '#i18n/language-provider.tsx'
import { useNow } from '#i18n/use-now.ts'
import { ChoiceCard } from './choice-card.tsx'
import { OptionBox } from './option-box.tsx'
import { useSaveSettings } from './use-save-settings.ts'

const LANGUAGES = [
  { locale: 'ru', name: 'russian', elsewhere: 'russianElsewhere' },
  { locale: 'en', name: 'english', elsewhere: 'englishElsewhere' },
] as const

/** Which language the messenger speaks, and how it writes times in it. */
export function LanguageSection() {
  const t = useTranslations('settings')
  const common = useTranslations('common.language')
  const { locale, setLocale } = useLanguage()
  const save = useSaveSettings()
  const choose = async (chosen: Locale) => {
    try {
      await setLocale(chosen)
    } catch {
      showToast(common('failed'), { tone: 'danger' })
      return
    }
    await save({ locale: chosen })
  }

  return (
    <>
      <fieldset className="min-w-0">
        <legend className="sr-only">{t('language')}</legend>
        <div className="grid gap-3 md:grid-cols-2">
          {LANGUAGES.map((language) => (
            <ChoiceCard
              key={language.locale}
              name="locale"
              value={language.locale}
              checked={locale === language.locale}
              onChoose={() => void choose(language.locale)}
              sign="Aa"
              title={<span lang={language.locale}>{t(language.name)}</span>}
              note={<span lang={language.locale === 'ru' ? 'en' : 'ru'}>{t(language.elsewhere)}</span>}
            />
          ))}
        </div>
      </fieldset>
      <p className="mx-1 mt-2.5 text-sm text-ink-2">{t('languageText')}</p>
      <Times />
    </>
  )
}

/** Times as this language writes them. */
function Times() {
  const region = useRegion()
  const t = useTranslations('settings')
  const now = useNow()?.getTime()
  if (now === undefined) return null
  const days = 86_400_000
  const samples = [
    { name: t('today'), time: clockTime(now, region) },
    { name: t('thisWeek'), time: listTime(now - 3 * days, now, region) },
    { name: t('earlier'), time: shortDate(now - 400 * days, now, region) },
  ]
  return (
    <section className="mt-5">
      <h4 className="mx-1 mb-2 text-xs font-name text-ink-2">{t('looks')}</h4>
      <OptionBox>
        <dl className="flex items-stretch py-3.5 text-center">
          {samples.map(({ name, time }) => (
            <div key={name} className="min-w-0 flex-1 px-2 not-first:shadow-[-1px_0_0_var(--mm-line)]">
              <dt className="text-xs text-ink-2">{name}</dt>
              <dd className="mt-0.5 font-title tabular-nums">{time}</dd>
            </div>
          ))}
        </dl>
      </OptionBox>
    </section>
  )
}
