import type { Locale } from '#contracts/users.ts'

/** How a person reads times: in his language and by the clocks around him. */
export interface Region {
  locale: Locale
  /** An IANA name, such as Europe/Berlin. */
  timeZone: string
}

/** British order and a 24-hour clock for English, as the screens are drawn: 28 Jun, 14:05. */
const TAG: Record<Locale, string> = { ru: 'ru-RU', en: 'en-GB' }

const made = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs far more than using one, so each is made once. */
export function dateFormat({ locale, timeZone }: Region, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  let format = made.get(key)
  if (!format) {
    format = new Intl.DateTimeFormat(TAG[locale], { ...options, timeZone })
    made.set(key, format)
  }
  return format
}
