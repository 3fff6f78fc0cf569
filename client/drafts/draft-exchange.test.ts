import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createDraftExchange } from '#client/drafts/draft-exchange.ts'
import { isSameDraft, NO_DRAFT } from '#client/drafts/join-drafts.ts'
import type { Result } from '#client/messenger.ts'
import { noAnswer } from '#client/problem.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'
import type { Draft, DraftContent } from '#contracts/drafts.ts'
import { LIMITS } from '#contracts/limits.ts'

const CHAT = 7
beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('localStorage', fakeLocalStorage())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What the server does with drafts, and the devices of one person. Rules DF1, DF3. */
class Server {
  draft: Draft | null = null
  epoch = 'first'
  loses = false
  saves = 0
  private devices = 0

  async save(content: DraftContent, basedOn: number): Promise<Result<Draft>> {
    this.saves++
    const before: Draft = this.draft ?? { ...NO_DRAFT, rev: 0 }
    if (!isSameDraft(before, content)) {
      if (basedOn !== before.rev) return { ok: false, problem: { ...noAnswer('Too late'), code: 'conflict' } }
      this.draft = { ...content, rev: before.rev + 1 }
    }
    return this.loses ? { ok: false, problem: noAnswer('Lost') } : { ok: true, data: this.draft ?? before }
  }

  open() {
    const device = { text: '', there: null as Draft | null, connected: true }
    const id = ++this.devices
    const open = () =>
      createDraftExchange(id, {
        here: () => ({ ...NO_DRAFT, text: device.text }),
        there: () => device.there,
        take: (_, { text }) => {
          device.text = text
        },
        save: (_, content, basedOn) => this.save(content, basedOn),
        isConnected: () => device.connected,
        epoch: () => this.epoch,
      })
    let exchange = open()
    /** The page is closed, and whatever it waited for, and opened again. */
    const reload = () => {
      exchange.pause()
      exchange = open()
      device.there = null
    }
    const type = (text: string) => {
      device.text = text
      exchange.tell(CHAT)
    }
    const hear = () => {
      device.there = this.draft
      exchange.hear(CHAT)
    }
    return Object.assign(device, {
      type,
      hear,
      reload,
      tell: () => exchange.tell(CHAT),
      later: () => exchange.tellLater(CHAT),
    })
  }
}

const settle = () => vi.advanceTimersByTimeAsync(60_000)

test('[DF4] what is typed here is there, and goes from here when it is sent there', async () => {
  const server = new Server()
  const [phone, laptop] = [server.open(), server.open()]
  phone.type('Half')
  await vi.advanceTimersByTimeAsync(0)
  expect(server.draft).toMatchObject({ text: 'Half', rev: 1 })
  laptop.hear()
  expect(laptop.text).toBe('Half')
  laptop.type('')
  await vi.advanceTimersByTimeAsync(0)
  phone.hear()
  expect([phone.text, server.draft?.text]).toEqual(['', ''])
})

test('[DF4] while one types the server is told once a second', async () => {
  const server = new Server()
  const phone = server.open()
  for (let at = 1; at <= 20; at++) {
    phone.type('x'.repeat(at))
    await vi.advanceTimersByTimeAsync(100)
  }
  await settle()
  expect(server.draft?.text).toBe('x'.repeat(20))
  expect(server.saves).toBeLessThanOrEqual(4)
})

test('[DF4] without a connection it waits, and both texts are there afterwards', async () => {
  const server = new Server()
  const [phone, laptop] = [server.open(), server.open()]
  phone.connected = false
  phone.type('written in the lift')
  laptop.type('written at the desk')
  await settle()
  expect(server.draft?.text).toBe('written at the desk')
  phone.connected = true
  phone.hear()
  phone.tell()
  await settle()
  laptop.hear()
  for (const { text } of [phone, laptop]) expect(text).toBe('written at the desk\nwritten in the lift')
})

test('[DF4] an answer that was lost doubles nothing', async () => {
  const server = new Server()
  const phone = server.open()
  server.loses = true
  phone.type('Help')
  await vi.advanceTimersByTimeAsync(0)
  server.loses = false
  phone.hear()
  phone.type('Hello')
  await settle()
  expect([phone.text, server.draft?.text]).toEqual(['Hello', 'Hello'])
})

test('[DF4] what was told by a page that did not hear the answer does not come back', async () => {
  const server = new Server()
  const phone = server.open()
  server.loses = true
  phone.type('Hel')
  await settle()
  phone.type('Help')
  await vi.advanceTimersByTimeAsync(0)
  phone.reload()
  server.loses = false
  phone.text = ''
  phone.hear()
  phone.tell()
  await settle()
  expect([phone.text, server.draft?.text]).toEqual(['', ''])
})

test('[DF4] a text that is too long stays here, and what is refused is not said again', async () => {
  const server = new Server()
  const phone = server.open()
  phone.type('x'.repeat(LIMITS.draftMax + 1))
  await settle()
  expect(server.saves).toBe(0)
  server.save = async () => {
    server.saves++
    return { ok: false, problem: { ...noAnswer('No'), code: 'forbidden' } }
  }
  phone.type('no')
  await settle()
  phone.tell()
  await settle()
  expect(server.saves).toBe(1)
})

test('[DF5] what the server leaves out of a draft is said once', async () => {
  const server = new Server()
  const phone = server.open()
  server.save = async () => {
    server.saves++
    server.draft = { ...NO_DRAFT, rev: server.draft?.rev ?? 1 }
    return { ok: true, data: server.draft }
  }
  phone.type('leans on something that is gone')
  await settle()
  phone.hear()
  phone.tell()
  await settle()
  expect([server.saves, phone.text]).toEqual([1, 'leans on something that is gone'])
})

test('[DF4] what another tab has typed is told by this one when that one is gone', async () => {
  const server = new Server()
  const tab = server.open()
  tab.text = 'typed there'
  tab.later()
  expect(server.saves).toBe(0)
  await settle()
  expect(server.draft?.text).toBe('typed there')
})

test('[DF4] after a restore from backup the numbers begin anew', async () => {
  const server = new Server()
  const phone = server.open()
  for (const text of ['a', 'ab', 'abc']) {
    phone.type(text)
    await settle()
  }
  server.epoch = 'second'
  server.draft = { ...NO_DRAFT, text: 'a', rev: 1 }
  phone.hear()
  phone.tell()
  await settle()
  expect([phone.text, server.draft]).toEqual(['abc', { ...NO_DRAFT, text: 'abc', rev: 2 }])
})

test('[DF4] whatever two devices type, lose and hear, in the end they and the server have the same', async () => {
  const deed = fc.tuple(fc.constantFrom('type', 'hear', 'wait', 'lose', 'reload', 'part', 'join'), fc.nat(1), fc.nat(5))
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), async (deeds) => {
      vi.stubGlobal('localStorage', fakeLocalStorage())
      const server = new Server()
      const devices = [server.open(), server.open()]
      for (const [what, which, number] of deeds) {
        const device = devices[which] as (typeof devices)[number]
        if (what === 'type') device.type(['', 'a', 'ab', 'b', 'abc', 'c'][number] as string)
        else if (what === 'hear') device.hear()
        else if (what === 'lose') server.loses = number % 2 === 0
        else if (what === 'reload') device.reload()
        else if (what === 'wait') await vi.advanceTimersByTimeAsync(number * 400)
        else device.connected = what === 'join'
      }
      server.loses = false
      for (let round = 0; round < 6; round++) {
        for (const device of devices) {
          device.connected = true
          device.hear()
          device.tell()
          await settle()
        }
      }
      expect(devices.map(({ text }) => text)).toEqual([server.draft?.text ?? '', server.draft?.text ?? ''])
    }),
    { numRuns: 300 },
  )
})
