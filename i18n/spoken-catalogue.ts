import type { Locale } from '#contracts/users.ts'
import { type Catalogue, loadCatalogue } from './catalogue.ts'

/** A catalogue whose sentences are compiled, in the form that use-intl's small formatter takes; keys as in `Catalogue`. */
export type SpokenCatalogue = Catalogue

const spoken = new Map<Locale, Promise<SpokenCatalogue>>()

/** Loads and compiles one language, once; in the browser compiler and language are fetched only when another one is chosen. */
export function loadSpokenCatalogue(locale: Locale): Promise<SpokenCatalogue> {
  const loaded = spoken.get(locale) ?? compileCatalogue(locale)
  spoken.set(locale, loaded)
  // A catalogue that could not be fetched (no network) may be there the next time.
  loaded.catch(() => spoken.delete(locale))
  return loaded
}

async function compileCatalogue(locale: Locale): Promise<SpokenCatalogue> {
  const [catalogue, { default: compile }] = await Promise.all([loadCatalogue(locale), import('icu-minify/compile')])
  const compileAll = (part: object): object =>
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, typeof value === 'string' ? compile(value) : compileAll(value)]),
    )
  // The compiler's objects have no prototype, and React hands only plain ones to the browser.
  return JSON.parse(JSON.stringify(compileAll(catalogue)))
}
