import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { groupChat, openChat, say } from '#testing/conversations.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
const COPY = { 'en-US': 'Copy text', 'ru-RU': 'Копировать текст' } as const

for (const [locale, copy] of Object.entries(COPY)) {
  for (const [size, shape] of [
    ['desktop', { viewport: { width: 1440, height: 900 } }],
    ['phone', PHONE],
  ] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`a conversation and what opens over it, ${locale}, ${size}, ${colorScheme}`, async ({
        newPerson,
        personB,
      }) => {
        test.slow()
        const me = await newPerson({ ...shape, locale, colorScheme, reducedMotion: 'reduce' })
        const chat = await groupChat(me, [personB], 'Алтай, июль')
        await say(me, chat.id, ['Вечером проверю снаряжение.', '🔥', 'см. https://example.com/маршрут'])
        await say(personB, chat.id, ['See you at seven', '🐎🐎', 'x'.repeat(300)])
        const page = await openChat(me, chat.id)
        await expect(page.getByRole('article').last()).toBeInViewport()
        await expectAccessible(page)
        await expectNoSidewaysScroll(page)

        await page.getByRole('article').filter({ hasText: 'See you at seven' }).focus()
        await page.keyboard.press('Enter')
        await expect(page.getByRole('menuitem', { name: copy })).toBeVisible()
        // While a menu is open, the landmarks around it are hidden from everybody but the eye.
        await expectAccessible(page, { popup: true })
        await page.keyboard.press('Escape')
      })
    }
  }
}
