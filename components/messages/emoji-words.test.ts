import fc from 'fast-check'
import { expect, test } from 'vitest'
import { begunName, endedName, typedSmiley } from '#components/messages/emoji-words.ts'

/** The caret stands at the bar. */
const at = <T>(read: (text: string, caret: number) => T, marked: string): T =>
  read(marked.replace('|', ''), marked.indexOf('|'))

test('[EM6] a name begins with a colon at the start or after a space, and two characters', () => {
  expect(at(begunName, ':sm|')).toEqual({ from: 0, text: ':sm', name: 'sm' })
  expect(at(begunName, 'hi :ого|нь')).toEqual({ from: 3, text: ':ого', name: 'ого' })
  expect(at(begunName, 'hi\n:flag_ru|')).toEqual({ from: 3, text: ':flag_ru', name: 'flag_ru' })
  expect(at(begunName, ':+1|')?.name).toBe('+1')
  for (const none of [
    ':|',
    ':s|',
    'at 10:30|',
    'http://|',
    ': sm|',
    ':sm |',
    ':sm:|',
    ':_a|',
    'smile|',
    '::sm|',
    '|:sm',
  ]) {
    expect(at(begunName, none), none).toBeNull()
  }
})

test('[EM6] a name ends with a second colon', () => {
  expect(at(endedName, 'so :fire:|')).toEqual({ from: 3, text: ':fire:', name: 'fire' })
  expect(at(endedName, ':x:|')?.name).toBe('x')
  for (const none of ['::|', 'a:b:|', ':fire: |', ':fi re:|', ':fire|:']) expect(at(endedName, none), none).toBeNull()
})

test('[EM7] a smiley stands alone, with a space behind it', () => {
  expect(at(typedSmiley, 'hi :) |')).toEqual({ from: 3, text: ':)', sign: '🙂' })
  for (const [smiley, sign] of [
    [':)', '🙂'],
    [':(', '🙁'],
    [';)', '😉'],
    [':D', '😃'],
    ['<3', '❤️'],
    [":'(", '😢'],
    [':P', '😛'],
  ]) {
    expect(at(typedSmiley, `${smiley} |`)?.sign).toBe(sign)
  }
  for (const none of [':)|', 'x:) |', '(a:b;) |', ':)  |', ':d |', '|:) ', 'toString |', ':)) |']) {
    expect(at(typedSmiley, none), none).toBeNull()
  }
})

test('[EM6] [EM7] what is found is what stands before the caret, in whatever text', () => {
  const text = fc
    .array(fc.constantFrom(':', ' ', ')', '<3', 'sm', 'ой', '😀', '\n', '_', '+', 'D'))
    .map((all) => all.join(''))
  fc.assert(
    fc.property(text, fc.nat(60), (all, place) => {
      const caret = Math.min(place, all.length)
      for (const read of [begunName, endedName]) {
        const found = read(all, caret)
        if (found) expect(all.slice(found.from, caret)).toBe(found.text)
      }
      const smiley = typedSmiley(all, caret)
      if (smiley) expect(all.slice(smiley.from, caret - 1)).toBe(smiley.text)
    }),
  )
})
