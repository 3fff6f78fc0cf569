import { expect, test } from 'vitest'
import { filterChats, neighbourChat, unreadTotals } from '#components/chats/list-filter.ts'
import { chatEntry } from '#components/chats/sample-entries.ts'

const chats = new Map([
  [1, chatEntry({ id: 1, kind: 'direct' }, { unread: 2 })],
  [2, chatEntry({ id: 2, kind: 'group' })],
  [3, chatEntry({ id: 3, kind: 'public' }, { unread: 1 })],
  [4, chatEntry({ id: 4, kind: 'direct' })],
])
const order = [1, 2, 3, 4]

test('each filter keeps the order', () => {
  expect(filterChats(order, chats, 'all')).toEqual([1, 2, 3, 4])
  expect(filterChats(order, chats, 'unread')).toEqual([1, 3])
  expect(filterChats(order, chats, 'direct')).toEqual([1, 4])
  expect(filterChats(order, chats, 'groups')).toEqual([2, 3])
})

test('the row just opened stays among the unread ones', () => {
  expect(filterChats(order, chats, 'unread', 4)).toEqual([1, 3, 4])
})

test('totals count chats and messages apart', () => {
  expect(unreadTotals(chats)).toEqual({ chats: 2, messages: 3 })
})

test('the next chat stands below the open one, and there is none after the last', () => {
  expect(neighbourChat(order, chats, 2, 1, false)).toBe(3)
  expect(neighbourChat(order, chats, 2, -1, false)).toBe(1)
  expect(neighbourChat(order, chats, 4, 1, false)).toBeNull()
})

test('with no chat open the way leads in from the near end', () => {
  expect(neighbourChat(order, chats, null, 1, false)).toBe(1)
  expect(neighbourChat(order, chats, null, -1, false)).toBe(4)
})

test('the next unread chat skips what has been read', () => {
  expect(neighbourChat(order, chats, 1, 1, true)).toBe(3)
  expect(neighbourChat(order, chats, 3, 1, true)).toBeNull()
})

test('[CL15] a chat that is marked unread counts as one that has something new', () => {
  const marked = new Map(chats).set(2, chatEntry({ id: 2 }, { unreadFrom: 4 }))
  expect(filterChats(order, marked, 'unread')).toEqual([1, 2, 3])
  expect(unreadTotals(marked)).toEqual({ chats: 3, messages: 3 })
  expect(neighbourChat([1, 2, 3], marked, 1, 1, true)).toBe(2)
})
