import { expect, test } from 'vitest'
import { listWindow } from '#components/chats/list-window.ts'

test('a long list renders what is seen and a little around it', () => {
  expect(listWindow(500, 72, 7200, 720)).toEqual({ first: 92, end: 118 })
})

test('the ends of the list cut the window', () => {
  expect(listWindow(500, 72, 0, 720)).toEqual({ first: 0, end: 18 })
  expect(listWindow(20, 72, 720, 720)).toEqual({ first: 2, end: 20 })
  expect(listWindow(0, 72, 0, 720)).toEqual({ first: 0, end: 0 })
})

test('a list that has just shrunk under its scroll position renders nothing outside itself', () => {
  expect(listWindow(3, 72, 7200, 720)).toEqual({ first: 3, end: 3 })
})

test('before the height is known a screenful is rendered', () => {
  expect(listWindow(500, 0, 0, 0)).toEqual({ first: 0, end: 16 })
})
