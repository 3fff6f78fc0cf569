import format, { type CompiledMessage } from 'icu-minify/format'
import { createTranslator } from 'use-intl'
import { expect, test } from 'vitest'
import { loadCatalogue } from './catalogue.ts'
import { loadSpokenCatalogue } from './spoken-catalogue.ts'

const TAGS = { host: () => 'HOST', name: (chunks: unknown) => String(chunks) }
const FORMATTERS = {
  getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...args),
  getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...args),
  getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...args),
}

/** Every sentence with its full key. */
function* sentences(part: object, path: string[] = []): Generator<[string, unknown]> {
  for (const [key, value] of Object.entries(part)) {
    const here = [...path, key]
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) yield* sentences(value, here)
    else yield [here.join('.'), value]
  }
}

test.each(['ru', 'en'] as const)(
  '%s: compiled sentences say the same as written ones, for every count',
  async (locale) => {
    const written = await loadCatalogue(locale)
    const compiled = new Map(sentences(await loadSpokenCatalogue(locale)))
    const say = createTranslator({ locale, messages: written, onError: () => undefined })
    let compared = 0
    for (const [key] of sentences(written)) {
      for (const count of [0, 1, 2, 5, 11, 21, 22, 112]) {
        const sentence = String(say.raw(key as never))
        const tagged = sentence.includes('</name>')
        const values = {
          ...Object.fromEntries([...sentence.matchAll(/\{(\w+)/g)].map(([, name]) => [name, `«${name}»`])),
          ...{ count, max: count, min: count, seconds: count, day: String(count % 7) },
          ...{ host: TAGS.host, ...(tagged ? { name: TAGS.name } : {}) },
        }
        const expected = say.markup(key as never, values as never)
        expect(format(compiled.get(key) as CompiledMessage, locale, values, { formatters: FORMATTERS }), key).toEqual(
          expected,
        )
        compared++
      }
    }
    expect(compared).toBeGreaterThan(1000)
  },
)
