import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { currentUser } from '#auth/current-user.ts'
import { isTheme, THEME_COOKIE } from '#components/theme/theme.ts'
import type { Locale, Theme } from '#contracts/users.ts'
import { chooseLocale, knownTimeZone, LOCALE_COOKIE, TIME_ZONE_COOKIE } from '#i18n/locale.ts'

export interface Preferences {
  locale: Locale
  theme: Theme
  /** Null: this browser has not told it yet, or one that is not known here. */
  timeZone: string | null
}

/** How this visitor wants to see the pages: the account's settings first, then what this browser keeps and says. */
export const preferences = cache(async (): Promise<Preferences> => {
  const kept = await cookies()
  // An error page must find its words and colours when the accounts cannot be read.
  const account = (await currentUser().catch(() => null))?.me
  const theme = account?.theme ?? kept.get(THEME_COOKIE)?.value
  return {
    locale: chooseLocale({
      account: account?.locale,
      cookie: kept.get(LOCALE_COOKIE)?.value,
      acceptLanguage: (await headers()).get('accept-language'),
    }),
    theme: isTheme(theme) ? theme : 'system',
    timeZone: knownTimeZone(kept.get(TIME_ZONE_COOKIE)?.value),
  }
})
