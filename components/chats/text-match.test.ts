import { expect, test } from 'vitest'
import { matchRanges, matchRank } from '#components/chats/text-match.ts'

test('a word that begins a word ranks above one in the middle', () => {
  expect(matchRank('Игорь Соболев', 'со')).toBe(2)
  expect(matchRank('Фрося', 'со')).toBe(0)
  expect(matchRank('Колесо', 'со')).toBe(1)
  expect(matchRank('@sophie.laurent', 'LAU')).toBe(2)
})

test('every word must be there, in any order', () => {
  expect(matchRank('Дмитрий Преображенский-Вяземский', 'вяз дми')).toBe(2)
  expect(matchRank('Дмитрий Преображенский-Вяземский', 'дми нет')).toBe(0)
})

test('ё and е, capital and small letters are the same', () => {
  expect(matchRank('Артём Ли', 'артем')).toBe(2)
  expect(matchRank('Алена', 'Алён')).toBe(2)
})

test('an empty query finds nothing', () => {
  expect(matchRank('Anna', '  ')).toBe(0)
  expect(matchRanges('Anna', '')).toEqual([])
})

test('hits are marked at the start of a word when there is one', () => {
  expect(matchRanges('Колесо Соня', 'со')).toEqual([[7, 9]])
  expect(matchRanges('Колесо', 'со')).toEqual([[4, 6]])
})

test('overlapping hits become one', () => {
  expect(matchRanges('Sophie Laurent', 'so soph lau')).toEqual([
    [0, 4],
    [7, 10],
  ])
})

test('letters that grow when made small keep their place', () => {
  expect(matchRanges('İstanbul Anna', 'anna')).toEqual([[9, 13]])
})
