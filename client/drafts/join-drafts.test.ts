import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bringTogether } from '#client/drafts/bring-together.ts'
import { isSameDraft, joinDrafts, NO_DRAFT } from '#client/drafts/join-drafts.ts'
import type { DraftContent } from '#contracts/drafts.ts'

const draft = (text: string, more: Partial<DraftContent> = {}): DraftContent => ({ ...NO_DRAFT, text, ...more })
const reply = (seq: number, quote: string | null = null) => ({ seq, quote })
const edit = (seq: number, text: string) => ({ seq, version: 1, text })

const anyDraft = fc.record({
  text: fc.constantFrom('', 'a', 'ab', 'b'),
  reply: fc.option(fc.record({ seq: fc.nat(2), quote: fc.constantFrom(null, 'q') })),
  edit: fc.option(fc.record({ seq: fc.nat(2), version: fc.constant(1), text: fc.constantFrom('x', 'y') })),
})

describe('[DF4] a draft that two devices have changed', () => {
  test.each([
    ['going on here', 'Hel', 'Hel', 'Hello', 'Hello'],
    ['going on there', 'Hello', 'Hel', 'Hel', 'Hello'],
    ['one goes on from the other', 'Hello, An', 'Hel', 'Hello', 'Hello, An'],
    ['sent here, going on there', '', 'Hel', 'Hello', 'Hello'],
    ['different ends', 'Hello', 'Hel', 'Help', 'Help\nHello'],
    ['taken away there', 'Hel', 'Hel', '', ''],
    ['taken away there, changed here', 'Hello', 'Hel', '', 'Hello'],
  ])('%s', (_what, here, base, there, both) => {
    expect(joinDrafts(draft(here), draft(base), draft(there)).text).toBe(both)
  })

  test('each part comes from where it was changed', () => {
    const base = draft('a', { reply: reply(1) })
    expect(joinDrafts(draft('ab', { reply: reply(1) }), base, draft('a', { edit: edit(3, 'x') }))).toEqual(
      draft('ab', { edit: edit(3, 'x') }),
    )
    expect(joinDrafts(draft('a', { reply: reply(2) }), base, draft('a', { reply: reply(3) })).reply).toEqual(reply(2))
  })

  test('an edit of the same message is joined like a text, and of two messages the one here stays', () => {
    const base = draft('', { edit: edit(1, 'x') })
    const join = (here: DraftContent['edit'], there: DraftContent['edit']) =>
      joinDrafts(draft('', { edit: here }), base, draft('', { edit: there })).edit
    expect(join(edit(1, 'xa'), edit(1, 'xab'))).toEqual(edit(1, 'xab'))
    expect(join(edit(1, 'xa'), edit(1, 'y'))).toEqual(edit(1, 'y\nxa'))
    expect(join(edit(1, 'xa'), edit(2, 'y'))).toEqual(edit(1, 'xa'))
    expect(join(edit(1, 'xa'), null)).toEqual(edit(1, 'xa'))
    expect(join(null, edit(1, 'xa'))).toBeNull()
    expect(join(edit(1, 'x'), null)).toBeNull()
  })

  test('where one side changed nothing, the other one stands as it is', () => {
    fc.assert(
      fc.property(anyDraft, anyDraft, (base, changed) => {
        expect(isSameDraft(joinDrafts(changed, base, base), changed)).toBe(true)
        expect(isSameDraft(joinDrafts(base, base, changed), changed)).toBe(true)
      }),
    )
  })

  test('nothing that was typed is lost', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (kept, typed) => {
        const both = bringTogether(kept, typed)
        expect(both).toContain(kept)
        expect(both).toContain(typed)
      }),
    )
  })
})

test('drafts are compared by what they say', () => {
  expect(isSameDraft(draft('a', { reply: reply(1, 'q') }), draft('a', { reply: reply(1, 'q') }))).toBe(true)
  expect(isSameDraft(draft('a', { reply: reply(1, 'q') }), draft('a', { reply: reply(1) }))).toBe(false)
  expect(isSameDraft(draft('a', { edit: edit(1, 'x') }), draft('a', { edit: edit(1, 'y') }))).toBe(false)
  expect(isSameDraft(draft('a', { edit: edit(1, 'x') }), draft('a'))).toBe(false)
})
