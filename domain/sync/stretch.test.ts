import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinStretches, mustReset, nextStretch, shareRoom } from '#domain/sync/stretch.ts'

const ROOM = 500
const cursors = fc
  .array(fc.tuple(fc.nat({ max: 3000 }), fc.nat({ max: 1500 })), { maxLength: 40 })
  .map((pairs) => pairs.map(([cursor, distance], at) => ({ chatId: at + 1, cursor, head: cursor + distance + 1 })))

test('[DL11] [DL12] a cursor above the head or far behind it needs a reset', () => {
  expect(mustReset(5, 5)).toBe(false)
  expect(mustReset(6, 5)).toBe(true)
  expect(mustReset(0, 2000)).toBe(false)
  expect(mustReset(0, 2001)).toBe(true)
})

test('[DL13] an answer never holds more steps than it may, and each stretch begins at its cursor', () => {
  fc.assert(
    fc.property(cursors, (chats) => {
      const { stretches, behind } = shareRoom(chats, ROOM)
      const total = stretches.reduce((sum, { after, upto }) => sum + upto - after, 0)
      expect(total).toBeLessThanOrEqual(ROOM)
      for (const { chatId, cursor, head } of chats) {
        const stretch = stretches.find((each) => each.chatId === chatId)
        if (stretch) expect(stretch.after).toBe(cursor)
        if (stretch) expect(stretch.upto).toBeGreaterThan(cursor)
        expect(behind.includes(chatId)).toBe(stretch?.upto !== head)
      }
    }),
  )
})

test('[DL13] catching up by asking again takes at most N/500 + 3 requests', () => {
  fc.assert(
    fc.property(cursors, (chats) => {
      const missed = chats.reduce((sum, { cursor, head }) => sum + head - cursor, 0)
      let left = chats
      let requests = 0
      do {
        requests++
        const { stretches } = shareRoom(left, ROOM)
        left = left
          .map((each) => ({
            ...each,
            cursor: stretches.find((one) => one.chatId === each.chatId)?.upto ?? each.cursor,
          }))
          .filter((each) => each.cursor < each.head)
      } while (left.length > 0)
      expect(requests).toBeLessThanOrEqual(missed / ROOM + 3)
    }),
  )
})

test('[DL13] pages of one chat follow each other to the head', () => {
  expect(nextStretch(0, 1200, ROOM)).toEqual({ after: 0, upto: 500 })
  expect(nextStretch(1000, 1200, ROOM)).toEqual({ after: 1000, upto: 1200 })
  expect(nextStretch(1200, 1200, ROOM)).toEqual({ after: 1200, upto: 1200 })
})

test('stretches of one chat are joined to one that holds them all', () => {
  const stretches = [
    { chatId: 1, after: 5, upto: 7 },
    { chatId: 2, after: 0, upto: 3 },
    { chatId: 1, after: 2, upto: 6 },
  ]
  expect(joinStretches(stretches)).toEqual([
    { chatId: 1, after: 2, upto: 7 },
    { chatId: 2, after: 0, upto: 3 },
  ])
})
