import { describe, expect, test } from 'vitest'
import { chooseLocale, knownTimeZone } from './locale.ts'

describe('chooseLocale', () => {
  test.each([
    [{ account: 'en', cookie: 'ru', acceptLanguage: 'ru' }, 'en'],
    [{ account: null, cookie: 'ru', acceptLanguage: 'en' }, 'ru'],
    [{ cookie: 'fr', acceptLanguage: 'ru-RU,ru;q=0.9,en;q=0.8' }, 'ru'],
    [{ acceptLanguage: 'en;q=0.3, ru;q=0.7' }, 'ru'],
    [{ acceptLanguage: 'de, en;q=0.5, ru;q=0.4' }, 'en'],
    [{ acceptLanguage: 'ru;q=0, de' }, 'en'],
    [{ acceptLanguage: 'ru;q=nonsense' }, 'en'],
    [{ acceptLanguage: '' }, 'en'],
    [{}, 'en'],
  ] as const)('%j speaks %s', (wishes, expected) => {
    expect(chooseLocale(wishes)).toBe(expected)
  })
})

describe('knownTimeZone', () => {
  test('keeps a zone that exists and knows no other', () => {
    expect(knownTimeZone('Europe/Moscow')).toBe('Europe/Moscow')
    for (const name of ['Mars/Olympus', '', null, undefined, '../../etc']) expect(knownTimeZone(name)).toBeNull()
  })
})
