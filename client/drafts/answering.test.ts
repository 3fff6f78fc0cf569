import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnswering } from '#client/drafts/answering.ts'
import { replyTo } from '#client/replica/reply-news.ts'
import { createStorage } from '#client/storage/storage.ts'
import { fakeLocalStorage } from '#client/testing/fake-local-storage.ts'
import { message } from '#client/testing/rows.ts'
import type { Reply } from '#contracts/replies.ts'

const ACCOUNT = 31
beforeEach(() => {
  vi.stubGlobal('localStorage', fakeLocalStorage())
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A page of the account, and what it shows as about to be answered. */
function open() {
  let shown: ReadonlyMap<number, Reply> = new Map()
  const answering = createAnswering(ACCOUNT, (all) => {
    shown = all
  })
  answering.restore()
  return { ...answering, shown: () => shown.get(7) }
}

describe('[RP5] what one is about to answer', () => {
  const original = message(4, { content: 'See you at six?' })

  test('is there in the next page, and gone once it was given up', () => {
    open().set(7, replyTo(original, 'at six'))
    const next = open()
    expect(next.shown()).toMatchObject({ seq: 4, text: 'See you at six?', quote: 'at six' })
    next.set(7, null)
    expect(open().shown()).toBeUndefined()
  })

  test('follows the original', () => {
    const page = open()
    page.set(7, replyTo(original, 'at six'))
    page.follow(7, [{ ...original, rev: 9, content: '', deleted_at: original.timestamp }])
    expect(page.shown()).toMatchObject({ seq: 4, text: '', quote: null, deleted: true })
  })

  test('[BC27] keeps no words of others when the session is lost, and has them again with the chat', async () => {
    open().set(7, replyTo(original, 'at six'))
    await createStorage(ACCOUNT).leave()
    expect(JSON.stringify({ ...localStorage })).toMatch(/seq\W+4/)
    expect(JSON.stringify({ ...localStorage })).not.toContain('six')
    const next = open()
    expect(next.shown()).toMatchObject({ seq: 4, text: '', quote: null })
    next.follow(7, [original])
    expect(next.shown()).toMatchObject({ seq: 4, text: 'See you at six?', display_name: original.display_name })
  })
})
