import { expect, test } from 'vitest'
import { belongsToComposer, editsLast, type Press, scrollsBy, sends } from '#components/messages/keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
})

test('[TH12] Enter sends, Shift+Enter breaks the line', () => {
  expect(sends(press('Enter'), false, 'enter')).toBe(true)
  expect(sends(press('Enter', { shiftKey: true }), false, 'enter')).toBe(false)
  expect(sends(press('a'), false, 'enter')).toBe(false)
})

test('[TH12] on touch Enter breaks the line', () => {
  expect(sends(press('Enter'), true, 'enter')).toBe(false)
})

test('[TH12] swapped, Enter breaks the line as Shift+Enter does', () => {
  for (const shiftKey of [true, false]) expect(sends(press('Enter', { shiftKey }), false, 'ctrl_enter')).toBe(false)
})

test.each(['enter', 'ctrl_enter'] as const)('[TH12] Ctrl or Cmd+Enter sends everywhere, also with %s', (key) => {
  for (const touch of [true, false]) {
    expect(sends(press('Enter', { ctrlKey: true }), touch, key)).toBe(true)
    expect(sends(press('Enter', { metaKey: true, shiftKey: true }), touch, key)).toBe(true)
  }
})

test('[TH12] Enter that ends a word of an input method never sends', () => {
  expect(sends(press('Enter', { isComposing: true }), false, 'enter')).toBe(false)
  expect(sends(press('Enter', { keyCode: 229 }), false, 'enter')).toBe(false)
  expect(sends(press('Enter', { ctrlKey: true, isComposing: true }), false, 'enter')).toBe(false)
  expect(sends(press('Enter', { ctrlKey: true, keyCode: 229 }), false, 'ctrl_enter')).toBe(false)
})

test.each([
  ['a', {}],
  ['Ж', { shiftKey: true }],
  ['€', { ctrlKey: true, altKey: true }],
  ['😀', {}],
  ['v', { ctrlKey: true, code: 'KeyV' }],
  ['м', { metaKey: true, code: 'KeyV' }],
  ['Process', { keyCode: 229 }],
])('[TH13] %s %j goes into the composer', (key, more) => {
  expect(belongsToComposer(press(key, more))).toBe(true)
})

test.each([
  ['Shift', { shiftKey: true }],
  ['Control', { ctrlKey: true }],
  ['Alt', { altKey: true }],
  ['Meta', { metaKey: true }],
  ['CapsLock', {}],
  ['F5', {}],
  ['Escape', {}],
  ['Tab', {}],
  [' ', {}],
  ['?', { shiftKey: true }],
  ['Enter', {}],
  ['ArrowUp', {}],
  ['c', { ctrlKey: true, code: 'KeyC' }],
  ['k', { metaKey: true, code: 'KeyK' }],
])('[TH13] %s %j stays where it is', (key, more) => {
  expect(belongsToComposer(press(key, more))).toBe(false)
})

test('[TH13] the page keys scroll the history, with a modifier they do not', () => {
  expect(scrollsBy(press('PageUp'))).toBe('up')
  expect(scrollsBy(press('PageDown'))).toBe('down')
  expect(scrollsBy(press('PageDown', { ctrlKey: true }))).toBe(null)
  expect(scrollsBy(press('ArrowUp'))).toBe(null)
})

test('[ED6] the arrow up edits in an empty field alone, and not with another key', () => {
  expect(editsLast(press('ArrowUp'), '')).toBe(true)
  for (const text of ['a', ' ', '\n']) expect(editsLast(press('ArrowUp'), text)).toBe(false)
  for (const key of ['shiftKey', 'ctrlKey', 'metaKey', 'altKey'] as const) {
    expect(editsLast(press('ArrowUp', { [key]: true }), '')).toBe(false)
  }
  expect(editsLast(press('ArrowDown'), '')).toBe(false)
  expect(editsLast(press('ArrowUp', { isComposing: true }), '')).toBe(false)
})
