'use client'

import { Check } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useTheme } from '#components/theme/theme-provider.tsx'
import { middleOf } from '#components/theme/theme-transition.ts'
import type { Theme } from '#contracts/users.ts'
import { ThemePreview } from './theme-preview.tsx'
import { useSaveSettings } from './use-save-settings.ts'

const CHOICES: readonly Theme[] = ['light', 'dark', 'system']

/** How the messenger looks. */
export function AppearanceSection() {
  const t = useTranslations('settings')
  const names = useTranslations('common.theme')
  const { choice, setTheme } = useTheme()
  const save = useSaveSettings()

  return (
    <fieldset className="min-w-0">
      <legend className="font-title tracking-[-0.012em]">{t('theme')}</legend>
      <div className="mt-3 flex gap-3">
        {CHOICES.map((theme) => (
          <label key={theme} className="group relative min-w-0 flex-1">
            <input
              type="radio"
              name="theme"
              value={theme}
              checked={choice === theme}
              onChange={(event) => {
                setTheme(theme, middleOf(event.currentTarget.parentElement ?? event.currentTarget))
                void save({ theme })
              }}
              className="peer absolute inset-0 z-1 appearance-none outline-none"
            />
            <span
              aria-hidden
              className="relative block h-24 overflow-clip rounded-lg shadow-[0_0_0_1px_var(--mm-line)] outline-offset-4 transition-shadow duration-(--dur-2) peer-checked:shadow-[0_0_0_2.5px_var(--mm-accent-ink)] peer-focus-visible:outline-2 peer-focus-visible:outline-accent-ink forced-colors:border forced-colors:peer-checked:outline-3"
            >
              <ThemePreview choice={theme} />
            </span>
            <span className="mt-2.25 flex min-h-5 items-center justify-center gap-1.75 text-center text-md font-medium max-sm:gap-1 max-sm:text-sm group-has-checked:font-title">
              {choice === theme && (
                <span
                  aria-hidden
                  className="grid size-4.5 flex-none place-items-center rounded-full bg-accent text-on-accent"
                >
                  <Check className="size-3.5 scale-85" />
                </span>
              )}
              {names(theme)}
            </span>
          </label>
        ))}
      </div>
      <p className="mx-1 mt-3.5 text-sm text-ink-2">{t('themeText')}</p>
    </fieldset>
  )
}
