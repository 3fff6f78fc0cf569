import type { Locale } from '#contracts/users.ts'
import type english from './en.ts'

/** Everything the screens say in one language. */
export type Catalogue = typeof english

/** Loads one language; in the browser the other one is fetched only when it is asked for. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  const { default: catalogue } = locale === 'ru' ? await import('./ru.ts') : await import('./en.ts')
  return catalogue
}
