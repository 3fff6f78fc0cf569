import { describe, expect, test } from 'vitest'
import { dialogues } from '#seed/dialogue.ts'
import { fillText } from '#seed/fill-text.ts'
import { personOf } from '#seed/people.ts'
import { createRandom } from '#seed/random.ts'

const filled = (text: string, version = 0, language: 'ru' | 'en' = 'ru') =>
  fillText(text, {
    cast: new Map([
      ['a', personOf('masha')],
      ['b', personOf('timur')],
    ]),
    speaker: personOf('masha'),
    language,
    version,
    chosen: new Map(),
    random: createRandom(1),
  })

describe('reading what is written by hand', () => {
  test('lines, pauses, moments, line breaks and an empty line between two dialogues', () => {
    const [first, second] = dialogues(`
      # evening
      a: Привет
      ~ 2h
      masha: Строка¶вторая

      a: Hello there
      b: +
    `)
    expect(first?.moment).toBe('evening')
    expect(first?.lines).toEqual([
      { voice: 'a', text: 'Привет', language: 'ru', pause: 0 },
      { voice: 'masha', text: 'Строка\nвторая', language: 'ru', pause: 2 * 3_600_000 },
    ])
    expect(second?.moment).toBe('any')
    expect(second?.voices).toEqual([
      { name: 'a', person: null, languages: ['en'] },
      { name: 'b', person: null, languages: ['en'] },
    ])
  })

  test('what a voice must be able to write', () => {
    const [mixed] = dialogues('a: Смотри https://example.example/hello\nb: I see, {a:done|done}\na: {noon}\nb: Да')
    expect(mixed?.voices.map((voice) => voice.languages)).toEqual([['ru'], ['en', 'ru']])
  })

  test.each(['a Привет\nb: Да', 'nobody: Привет\nb: Да', '# noon\na: Привет\nb: Да', 'a: Привет', '~ 2w\na: 1\nb: 2'])(
    'refuses %j',
    (written) => {
      expect(() => dialogues(written)).toThrow()
    },
  )
})

describe('filling what is left open', () => {
  test('every choice of one telling takes the same side', () => {
    expect(filled('{чай|кофе} и {сыр|хлеб|мёд}', 1)).toBe('кофе и хлеб')
    expect(filled('{чай|кофе} и {сыр|хлеб|мёд}', 2)).toBe('чай и мёд')
  })

  test('words agree with who speaks and who is meant', () => {
    expect(filled('{:Пришёл|Пришла}, а ты {b:готов|готова}, {@b}?')).toBe('Пришла, а ты готов, Тимур?')
    expect(filled('у {@a.gen} и {@b.dat}')).toBe('у Маши и Тимуру')
    expect(filled('{@a}, ready?', 0, 'en')).toBe('Masha, ready?')
  })

  test('a slot says the same again, its second number something else, and begins a sentence properly', () => {
    const [one, again, other] = filled('{evening} {evening} {evening2}').split(' ')
    expect(again).toBe(one)
    expect(other).not.toBe(one)
    expect(filled('{day} едем')).toMatch(/^В/)
  })

  test('alternatives may hold slots and agreements', () => {
    expect(filled('{спал{:|а}|ел{:|а} в {noon}}', 1)).toMatch(/^ела в \d+:\d\d$/)
  })

  test.each(['{nothing}', '{@c}', '{@a.loc}', '{c:он|она}'])('refuses %s', (text) => {
    expect(() => filled(text)).toThrow()
  })
})
