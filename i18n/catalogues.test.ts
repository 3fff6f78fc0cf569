import { describe, expect, test } from 'vitest'
import english from './en.ts'
import russian from './ru.ts'

/** Every sentence by its full key: `auth.errors.credentials`. */
function sentences(catalogue: object, path: string[] = []): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(catalogue)) {
    const here = [...path, key]
    if (typeof value === 'string') found.set(here.join('.'), value)
    else for (const [name, text] of sentences(value, here)) found.set(name, text)
  }
  return found
}

/** Names of the arguments and tags that a sentence takes. Braces open an argument and a branch of it by turns. */
function holes(sentence: string): string[] {
  const names = new Set([...sentence.matchAll(/<(\w+)>/g)].map((match) => `<${match[1]}>`))
  let depth = 0
  for (const [index, sign] of [...sentence].entries()) {
    if (sign === '{' && depth++ % 2 === 0) names.add(/^\w+/.exec([...sentence].slice(index + 1).join(''))?.[0] ?? '')
    if (sign === '}') depth--
  }
  return [...names].sort()
}

describe('the two languages', () => {
  const en = sentences(english)
  const ru = sentences(russian)

  test('have the same sentences', () => {
    expect([...ru.keys()].sort()).toEqual([...en.keys()].sort())
  })

  test('take the same arguments in each sentence', () => {
    const differing = [...en].filter(([key, text]) => holes(text).join() !== holes(ru.get(key) ?? '').join())
    expect(differing).toEqual([])
  })

  test('leave nothing unsaid', () => {
    expect([...en, ...ru].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  test('say "…" and «ёлочки», and never a dash for drama', () => {
    const wrong = [...ru, ...en].filter(([, text]) => /\.\.\.|!|[–—]|\boops\b/iu.test(text))
    expect(wrong).toEqual([])
    expect([...ru].filter(([, text]) => /"[^"]*[а-яё]/iu.test(text))).toEqual([])
  })
})
