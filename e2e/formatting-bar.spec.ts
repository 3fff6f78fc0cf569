import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Сообщение)$/ })
const bar = (page: Page) => page.getByRole('toolbar', { name: /^(Formatting|Форматирование)$/ })
const way = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })
const select = (page: Page, words: string) =>
  field(page).evaluate((element, wanted) => {
    const area = element as HTMLTextAreaElement
    const from = area.value.indexOf(wanted)
    area.focus()
    area.setSelectionRange(from, from + wanted.length)
  }, words)

test('[FM17] a bar stands over what is selected, marks it and takes the mark away, and the other sees it as meant', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await field(page).pressSequentially('Meet at six by the bridge')
  await expect(bar(page)).toHaveCount(0)
  await field(page).dblclick({ position: { x: 30, y: 20 } })
  await expect(way(page, 'Bold')).toHaveAttribute('aria-pressed', 'false')
  const [over, under] = [await bar(page).boundingBox(), await field(page).boundingBox()]
  expect((over?.y ?? 0) + (over?.height ?? 0)).toBeLessThanOrEqual((under?.y ?? 0) + 12)
  await way(page, 'Bold').click()
  await expect(field(page)).toHaveValue('**Meet** at six by the bridge')
  await expect(way(page, 'Bold')).toHaveAttribute('aria-pressed', 'true')
  await way(page, 'Italic').click()
  await way(page, 'Bold').click()
  await expect(field(page)).toHaveValue('*Meet* at six by the bridge')
  await expectAccessible(page)

  await select(page, 'six')
  await way(page, 'Struck out').click()
  await select(page, 'bridge')
  await way(page, 'Link').click()
  await expect(bar(page)).toHaveCount(0)
  await page.keyboard.type('https://example.org/b')
  await expect(field(page)).toHaveValue('*Meet* at ~~six~~ by the [bridge](https://example.org/b)')
  // The field's own undo takes back what the bar did.
  await select(page, 'by')
  await way(page, 'Hidden').click()
  await expect(field(page)).toHaveValue(/\|\|by\|\|/)
  await page.keyboard.press('ControlOrMeta+z')
  await expect(field(page)).toHaveValue('*Meet* at ~~six~~ by the [bridge](https://example.org/b)')

  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const article = other.getByRole('article', { name: 'Meet at six by the bridge' })
  await expect(article.locator('em')).toHaveText('Meet')
  await expect(article.locator('s')).toHaveText('six')
  await expect(article.getByRole('link', { name: 'bridge' })).toHaveAttribute('href', 'https://example.org/b')
})

test('[FM17] lines become a list, a quote and code, by keys alone', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const page = await openChat(personA, chat.id)
  await field(page).fill('milk\nbread')
  await field(page).press('ControlOrMeta+a')
  await expect(bar(page)).toBeVisible()
  await page.keyboard.press('Alt+F10')
  await expect(way(page, 'Bold')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('ArrowLeft')
  await expect(way(page, 'List')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('- milk\n- bread')
  await expect(field(page)).toBeFocused()

  await page.keyboard.press('Alt+F10')
  await expect(way(page, 'List')).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('> - milk\n> - bread')
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect(field(page)).toHaveValue('```\n- milk\n- bread\n```')
  await page.keyboard.press('Alt+F10')
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeFocused()
  await expect(bar(page)).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(bar(page)).toHaveCount(0)
  await expect(field(page)).toHaveValue('```\n- milk\n- bread\n```')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[FM17] on a phone it stands over the composer, within the window, ${colorScheme}`, async ({
    newPerson,
    personB,
  }) => {
    const phone = {
      viewport: { width: 320, height: 700 },
      hasTouch: true,
      isMobile: true,
      locale: 'ru-RU',
      colorScheme,
    }
    const person = await newPerson(phone)
    const chat = await directChat(person, personB)
    const page = await openChat(person, chat.id)
    await field(page).tap()
    await field(page).fill('Встретимся у моста')
    await select(page, 'моста')
    await expect(bar(page)).toBeInViewport({ ratio: 1 })
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await way(page, 'Жирный').tap()
    await expect(field(page)).toHaveValue('Встретимся у **моста**')
    await way(page, 'Ссылка').tap()
    await expect(field(page)).toHaveValue('Встретимся у **[моста]()**')
    await expect(bar(page)).toHaveCount(0)
  })
}
