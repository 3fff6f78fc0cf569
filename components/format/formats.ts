import type { Locale } from '#contracts/users.ts'

/** British order and a 24-hour clock for English, as the screens are drawn: 28 Jun, 14:05. */
const TAG: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' }

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs far more than using one, so each is made once. */
export function dateFormat(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  let format = made.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(TAG[locale], options)
    made.set(key, format)
  }
  return format
}
