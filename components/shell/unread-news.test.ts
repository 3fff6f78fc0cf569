import { expect, test } from 'vitest'
import { chatEntry } from '#components/chats/sample-entries.ts'
import { chatWithNews } from '#components/shell/unread-news.ts'

const quiet = chatEntry({ id: 1 }, { unread: 1 })
const before = new Map([
  [1, quiet],
  [2, chatEntry({ id: 2 })],
])

test('a chat whose unread count has grown has news, the open one never', () => {
  const grown = chatEntry({ id: 2 }, { unread: 1 })
  const now = new Map([
    [1, quiet],
    [2, grown],
  ])
  expect(chatWithNews(before, now, [2, 1], null)).toBe(grown)
  expect(chatWithNews(before, now, [2, 1], 2)).toBeNull()
})

test('reading is no news, a new chat with something unread is', () => {
  const read = chatEntry({ id: 1 }, { unread: 0 })
  const fresh = chatEntry({ id: 3 }, { unread: 4 })
  expect(chatWithNews(before, new Map([[1, read]]), [1], null)).toBeNull()
  expect(chatWithNews(before, new Map([[3, fresh]]), [3], null)).toBe(fresh)
})

test('[CL15] what one has marked unread oneself is no news', () => {
  const before = new Map([[1, quiet]])
  const marked = new Map([[1, chatEntry({ id: 1 }, { unread: 3, unreadFrom: 2 })]])
  expect(chatWithNews(before, marked, [1], null)).toBeNull()
  const more = chatEntry({ id: 1 }, { unread: 4, unreadFrom: 2 })
  expect(chatWithNews(marked, new Map([[1, more]]), [1], null)).toBe(more)
})
