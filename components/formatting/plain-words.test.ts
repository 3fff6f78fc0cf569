import { expect, test } from 'vitest'
import { plainWords } from '#components/formatting/plain-words.ts'

test.each([
  ['**Важно**: *тихо* и _так_, ~~нет~~, __да__', 'Важно: тихо и так, нет, да'],
  ['секрет ||дракон|| внутри', 'секрет ▒▒▒ внутри'],
  ['`code`, `a*b*c` и [слова](https://a.com/b)', 'code, a*b*c и слова'],
  ['> цитата\n```ts\nconst a = 1\n```', 'цитата\n\nconst a = 1\n'],
  ['snake_case_name, 2*3*4, a || b, ¯\\_(ツ)_/¯', 'snake_case_name, 2*3*4, a || b, ¯\\_(ツ)_/¯'],
])('[FM13] %j reads %j', (text, words) => {
  expect(plainWords(text)).toBe(words)
})
