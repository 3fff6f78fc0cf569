import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'
import { writtenAt } from '#testing/past.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const WRITTEN = { timezoneId: 'Europe/Moscow', locale: 'en-GB' }
const menu = (page: Page) => page.getByRole('menu')

test('[TH19] the menu says in full when a message was written, to eyes and ears', async ({ personA, newPerson }) => {
  const personB = await newPerson(WRITTEN)
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['Departure at six'])
  await writtenAt(chat.id, [{ count: 1, at: '2025-03-30T21:05:00Z' }])
  const page = await openChat(personB, chat.id)
  const message = page.getByRole('article', { name: 'Departure at six' })
  await message.click({ button: 'right' })
  await expect(menu(page)).toHaveAccessibleName(/31 March 2025 at 00:05$/)
  await expect(menu(page).getByText('31 March 2025 at 00:05')).toBeVisible()
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[TH19] on a phone a finger that rests on a message brings the whole date, ${colorScheme}`, async ({
    personA,
    newPerson,
  }) => {
    const personB = await newPerson({ ...PHONE, ...WRITTEN, colorScheme, reducedMotion: 'reduce' })
    const chat = await directChat(personA, personB)
    await say(personA, chat.id, ['Departure at six'])
    await writtenAt(chat.id, [{ count: 1, at: '2025-03-30T21:05:00Z' }])
    const page = await openChat(personB, chat.id)
    const box = await page.getByRole('article', { name: 'Departure at six' }).boundingBox()
    const session = await page.context().newCDPSession(page)
    const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 15 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await expect(menu(page).getByText('31 March 2025 at 00:05')).toBeInViewport()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    await expect(menu(page)).toBeVisible()
    await expectAccessible(page, { popup: true })
  })
}

test.describe('on a phone', () => {
  test('[TH23] the message stands out over the page and above its menu, with the signs over it, and goes back', async ({
    personA,
    newPerson,
  }) => {
    const personB = await newPerson({ ...PHONE, ...WRITTEN, reducedMotion: 'reduce' })
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, [...Array.from({ length: 12 }, (_, at) => `No. ${at}`), 'The last one'])
    const page = await openChat(personB, chat.id)
    const message = page.getByRole('article', { name: 'The last one' })
    const box = await message.boundingBox()
    const session = await page.context().newCDPSession(page)
    const touchPoints = [{ x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + 15 }]
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
    await expect(menu(page)).toBeVisible()
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    const copy = page.locator('[inert] article')
    const sign = page.getByRole('menuitemcheckbox', { name: 'React with 👍' })
    const edges = async () => {
      const [above, itself, under] = [
        await sign.boundingBox(),
        await copy.boundingBox(),
        await menu(page).boundingBox(),
      ]
      return {
        signsAbove: (above?.y ?? 0) + (above?.height ?? 0) <= (itself?.y ?? 0),
        freeOfMenu: (itself?.y ?? 0) + (itself?.height ?? 0) <= (under?.y ?? 0),
        inWindow: (above?.y ?? -1) >= 0,
      }
    }
    await expect.poll(edges).toEqual({ signsAbove: true, freeOfMenu: true, inWindow: true })
    await expect(message).toBeHidden()
    await expectAccessible(page, { popup: true })
    await sign.tap()
    await expect(menu(page)).toBeHidden()
    await expect(message).toBeVisible()
    await expect(copy).toHaveCount(0)
    await expect(page.getByRole('button', { name: '👍 1: You' })).toBeVisible()
  })
})
