import { afterEach, beforeEach, test, vi } from 'vitest'
import type { Step } from '#client/sync/testing/deeds.ts'
import { playSchedule } from '#client/sync/testing/simulate.ts'

// Schedules by which long runs of the simulation found a fault, as short as they could be made.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Moments in which only what waits for itself goes on. */
const moments = (count: number): Step[] => Array<Step>(count).fill(['deliver', 0, 0, 0])

test('[BC2] a message that another tab has sent while it was written down here is not shown as queued too', async () => {
  await playSchedule(0, [
    ['lead', 4, 23, 1],
    ['say', 28, 0, 0],
    ...moments(11),
    ['restoreBackup', 0, 0, 0],
    ['say', 6, 0, 0],
    ...moments(1),
    ['connect', 21, 0, 0],
    ['connect', 10, 0, 0],
    ...moments(2),
    ['flow', 10, 0, 5],
    ...moments(2),
    ['flow', 21, 7, 2],
  ])
})

test('[BC13] [BC18] a page that goes before it has told the other tabs what it sent leaves nothing queued there', async () => {
  await playSchedule(null, [
    ['say', 24, 0, 0],
    ['reload', 1, 0, 0],
    ['hearTabs', 10, 0, 0],
    ...moments(2),
    ['connect', 9, 0, 0],
    ['flow', 0, 0, 3],
    ...moments(11),
    ['reload', 9, 0, 0],
  ])
})

test('[BC3] a chat that is opened while one is removed from it, and the list is on its way, is gone', async () => {
  await playSchedule(0, [
    ['createChat', 0, 1, 19],
    ['deliver', 16, 1, 18],
    ['open', 22, 15, 0],
    ['serve', 13, 0, 0],
    ['holdOver', 10, 0, 0],
    ['removeMe', 0, 3, 0],
  ])
})
