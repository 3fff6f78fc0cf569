import type { Locale } from '#contracts/users.ts'

export const LOCALES = ['ru', 'en'] as const satisfies readonly Locale[]

/** Keeps the language of a browser in which nobody has signed in yet. */
export const LOCALE_COOKIE = 'locale'

/** Keeps the browser's time zone, so that the server writes times as this browser will. */
export const TIME_ZONE_COOKIE = 'timezone'

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value)
}

/** The language to speak: the account's, else the one chosen in this browser, else the browser's own, else English. */
export function chooseLocale(wishes: {
  account?: Locale | null
  cookie?: string | null
  acceptLanguage?: string | null
}): Locale {
  if (wishes.account) return wishes.account
  if (isLocale(wishes.cookie)) return wishes.cookie
  return preferredLocale(wishes.acceptLanguage ?? '')
}

/** The first language of an `Accept-Language` header that we speak, by its quality; English when there is none. */
function preferredLocale(header: string): Locale {
  let best: Locale = 'en'
  let bestQuality = 0
  for (const part of header.split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = range.split('-')[0]
    const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
    const weight = quality === undefined ? 1 : Number(quality.slice(2))
    if (isLocale(language) && weight > bestQuality) {
      best = language
      bestQuality = weight
    }
  }
  return best
}

/** The time zone, if this runtime knows it. */
export function knownTimeZone(name: string | null | undefined): string | null {
  if (!name) return null
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name
  } catch {
    return null
  }
}
