import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createTabs } from '#client/tabs/tabs.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  vi.stubGlobal('window', {})
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** The browser's locks: the first to ask has it, and nobody gives it up. */
function oneHolder() {
  let isTaken = false
  return {
    request(_: string, __: object, held: () => Promise<void>) {
      if (!isTaken) void held()
      isTaken = true
      return new Promise<void>(() => {})
    },
  }
}

test('[BC17] the tab that leads looks into the queue when another one asks who leads: it may never have heard of a message', async () => {
  vi.stubGlobal('navigator', { locks: oneHolder() })
  const looked = vi.fn()
  const others = { onLead: () => {}, onDraft: () => {}, onEnded: () => {}, isConnected: () => true }
  const leader = createTabs(1, { ...others, hasWork: () => false, onOutbox: looked })
  const follower = createTabs(1, { ...others, hasWork: () => true, onOutbox: () => {} })
  leader.start(true)
  follower.start(true)
  follower.needLead()
  expect([leader.leads(), follower.leads(), looked.mock.calls.length]).toEqual([true, false, 0])
  await vi.advanceTimersByTimeAsync(2_500)
  await expect.poll(() => looked.mock.calls.length).toBe(1)
  leader.stop()
  follower.stop()
})
