import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Activity, createActivity } from '#client/activity.ts'

const MINUTE = 60_000
let page: EventTarget & { visibilityState: DocumentVisibilityState }

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function follow() {
  const heard: Activity[] = []
  const activity = createActivity((next) => heard.push(next))
  activity.start()
  return { activity, heard }
}
const touch = () => window.dispatchEvent(new Event('keydown'))
function show(state: DocumentVisibilityState): void {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}

test('[BC25] who touches nothing for five minutes is away, until the next touch', () => {
  const { heard } = follow()
  vi.advanceTimersByTime(4 * MINUTE)
  touch()
  vi.advanceTimersByTime(4 * MINUTE)
  expect(heard).toEqual([])
  vi.advanceTimersByTime(MINUTE)
  expect(heard).toEqual(['idle'])
  touch()
  expect(heard).toEqual(['idle', 'active'])
  vi.advanceTimersByTime(5 * MINUTE)
  expect(heard).toEqual(['idle', 'active', 'idle'])
})

test('[BC25] whose page is out of sight is away, whatever moves above it', () => {
  const { heard } = follow()
  show('hidden')
  touch()
  expect(heard).toEqual(['idle'])
  show('visible')
  expect(heard).toEqual(['idle', 'active'])
})

test('[BC25] a page that is opened in the background begins as away', () => {
  page.visibilityState = 'hidden'
  const { activity, heard } = follow()
  expect(activity.current()).toBe('idle')
  show('visible')
  expect(heard).toEqual(['active'])
})

test('[BC25] a page that is left hears nothing more', () => {
  const { activity, heard } = follow()
  activity.pause()
  vi.advanceTimersByTime(10 * MINUTE)
  show('hidden')
  expect(heard).toEqual([])
})
