'use client'

import { useCallback, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { useTheme } from '#components/theme/theme-provider.tsx'
import { showToast } from '#components/ui/toasts.ts'
import type { SettingsPatch } from '#contracts/users.ts'
import { useLanguage } from '#i18n/language-provider.tsx'

let saving = 0

/** Keeps a choice with the account, so that it holds on every device; on the page it is in effect already. */
export function useSaveSettings(): (patch: SettingsPatch) => Promise<void> {
  const messenger = useMessenger()
  const t = useTranslations('settings')
  return useCallback(
    async (patch) => {
      saving++
      const result = await messenger.updateSettings(patch)
      saving--
      if (!result.ok) showToast(t('saveFailed'), { tone: 'danger' })
    },
    [messenger, t],
  )
}

/** Takes over what was chosen on another device. What is being saved here is newer, so it is not taken back. */
export function useFollowSettings(): void {
  const theme = useMessengerState((state) => state.me.theme)
  const locale = useMessengerState((state) => state.me.locale)
  const { setTheme } = useTheme()
  const { setLocale } = useLanguage()

  useEffect(() => {
    if (saving === 0) setTheme(theme)
  }, [theme, setTheme])

  useEffect(() => {
    // The other language may be out of reach without a network: the account knows it, the next load speaks it.
    if (saving === 0 && locale) setLocale(locale).catch(() => undefined)
  }, [locale, setLocale])
}
