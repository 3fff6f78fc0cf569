import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createLead } from '#client/tabs/lead.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Held = () => Promise<void>
interface Waiting {
  held: Held
  reject(error: Error): void
  signal: AbortSignal | undefined
}

/** The browser's locks, as far as the lead needs them: one at a time, first come first served, and stealing. */
class Locks {
  private holder: Waiting | null = null
  private readonly line: Waiting[] = []

  request(_: string, options: { steal?: boolean; signal?: AbortSignal }, held: Held): Promise<void> {
    return new Promise((_resolve, reject) => {
      const waiting = { held, reject, signal: options.signal }
      options.signal?.addEventListener('abort', () => reject(new Error('aborted')))
      if (options.steal) {
        this.holder?.reject(new Error('stolen'))
        this.grant(waiting)
        return
      }
      this.line.push(waiting)
      if (!this.holder) this.next()
    })
  }

  private next(): void {
    const waiting = this.line.shift()
    if (waiting?.signal?.aborted) this.next()
    else if (waiting) this.grant(waiting)
  }

  private grant(waiting: Waiting): void {
    this.holder = waiting
    void waiting.held().then(() => {
      if (this.holder !== waiting) return
      this.holder = null
      this.next()
    })
  }
}

function openTabs(count: number, locks: Locks | undefined) {
  const tabs = Array.from({ length: count }, () => ({ connected: true, needed: false, asleep: false, led: 0 }))
  const leads = tabs.map((tab) =>
    createLead({
      locks: locks as unknown as LockManager | undefined,
      name: 'lead',
      askWhoLeads() {
        for (const [place, other] of tabs.entries()) {
          if (!leads[place]?.leads() || other.asleep) continue
          for (const lead of leads) lead.hearLeader(other.connected)
        }
      },
      isConnected: () => tab.connected,
      isNeeded: () => tab.needed,
      onLead: () => tab.led++,
    }),
  )
  for (const lead of leads) lead.start()
  return {
    tabs,
    leads: () => leads.map((lead) => lead.leads()),
    lead: (place: number) => leads[place] as never as Lead,
  }
}
type Lead = ReturnType<typeof createLead>

describe('the tab that sends for all', () => {
  test('is the first one, and the next one when it is closed', async () => {
    const { leads, lead, tabs } = openTabs(3, new Locks())
    expect(leads()).toEqual([true, false, false])
    lead(0).stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(leads()).toEqual([false, true, false])
    expect(tabs.map((tab) => tab.led)).toEqual([1, 1, 0])
  })

  test('is every one where the browser has no locks', () => {
    expect(openTabs(2, undefined).leads()).toEqual([true, true])
  })

  test.each([
    ['sleeps', { asleep: true }],
    ['has no connection', { connected: false }],
  ])('gives way when it %s and another has something to send', async (_, patch) => {
    const { tabs, leads, lead } = openTabs(2, new Locks())
    Object.assign(tabs[0] as object, patch)
    Object.assign(tabs[1] as object, { needed: true })
    lead(1).watch()
    await vi.advanceTimersByTimeAsync(4000)
    expect(leads()).toEqual([false, true])
    lead(1).stop()
    await vi.advanceTimersByTimeAsync(0)
    expect(leads()).toEqual([true, false])
  })

  test('keeps the lead while it answers, however long others wait', async () => {
    const { tabs, leads, lead } = openTabs(2, new Locks())
    Object.assign(tabs[1] as object, { needed: true })
    lead(1).watch()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(leads()).toEqual([true, false])
  })

  test('is not challenged by one that could not send either', async () => {
    const { tabs, leads, lead } = openTabs(2, new Locks())
    Object.assign(tabs[0] as object, { asleep: true })
    Object.assign(tabs[1] as object, { needed: true, connected: false })
    lead(1).watch()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(leads()).toEqual([true, false])
  })
})
