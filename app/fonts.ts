import type { Locale } from '#contracts/users.ts'

const LATIN = new URL('@fontsource-variable/inter/files/inter-latin-opsz-normal.woff2', import.meta.url).pathname
const CYRILLIC = new URL('@fontsource-variable/inter/files/inter-cyrillic-opsz-normal.woff2', import.meta.url).pathname

/** The letters of a language, as addresses of this server; the style sheet names the same files. */
export function fontsOf(locale: Locale): string[] {
  return locale === 'ru' ? [CYRILLIC, LATIN] : [LATIN]
}
