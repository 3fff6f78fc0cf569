import type { Locator, Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { groupChat, openChat, pointAtThread, readAll, say } from '#testing/conversations.ts'
import { noteFlashes } from '#testing/flashes.ts'
import { writtenAt } from '#testing/past.ts'

const bubble = (page: Page, number: number) => page.getByRole('article', { name: `, No. ${number}` })
const picker = (page: Page) => page.getByRole('dialog', { name: 'Jump to a day' })
/** By its name, or what follows the day of the week: "1 June 2025" is not "11 June 2025". */
const day = (page: Page, name: string) => picker(page).getByRole('button', { name: new RegExp(`(^|, )${name}`) })
/** While it is not there, it is only faded out, and inert. */
const back = (page: Page) =>
  page.getByRole('button', { name: 'Back to where you were' }).and(page.locator(':not([inert]) > * > button'))
const earlier = (page: Page) => picker(page).getByRole('button', { name: 'Previous month with messages' })

/** Forty messages on each of four days; the second one begins in Berlin half an hour before UTC's, the fourth is today. */
async function history(personA: Person, personB: Person) {
  const chat = await groupChat(personA, [personB], 'Altai')
  await say(
    personA,
    chat.id,
    Array.from({ length: 160 }, (_, at) => `No. ${at + 1}`),
  )
  await writtenAt(chat.id, [
    { count: 41, at: '2025-03-10T10:00:00Z' },
    { count: 40, at: '2025-03-29T23:30:00Z' },
    { count: 40, at: '2025-06-01T10:00:00Z' },
  ])
  await readAll(personB, chat.id)
  const page = await openChat(personB, chat.id)
  await expect(bubble(page, 160)).toBeInViewport()
  return page
}

/** The day that floats over the list while one scrolls. */
async function openByPill(page: Page): Promise<void> {
  // It fades when the list has come to rest. However often that is tried, the day stays the same.
  let by = -300
  await expect(async () => {
    // A click that took longer than one waits for has opened it all the same.
    if (await picker(page).isVisible()) return
    await pointAtThread(page)
    await page.mouse.wheel(0, by)
    by = -10
    await page.locator(':not([data-day]) > [data-calendar]').click({ timeout: 1000 })
  }).toPass()
  await expect(picker(page)).toBeVisible()
}

const topOf = (row: Locator) => row.evaluate((element) => element.getBoundingClientRect().top)

test('[TH17] [TH18] a day is chosen in the calendar, flashes, and one comes back level by level to the same line', async ({
  personA,
  personB,
}) => {
  const page = await history(personA, personB)
  await openByPill(page)
  const first = await topOf(bubble(page, 148))
  await earlier(page).click()
  await expect(picker(page)).toContainText('June 2025')
  await expect(day(page, 'Monday, 2 June 2025, no messages')).toHaveAttribute('aria-disabled', 'true')
  await earlier(page).click()
  await expect(picker(page)).toContainText('March 2025')
  await expect(day(page, '29 March 2025, no messages')).toBeVisible()
  await expect(earlier(page)).toHaveAttribute('aria-disabled', 'true')
  const flashes = await noteFlashes(page)
  await day(page, 'Sunday, 30 March 2025').click()

  await expect(picker(page)).toBeHidden()
  await expect(bubble(page, 41)).toBeInViewport()
  await expect.poll(flashes).toEqual([expect.objectContaining({ text: expect.stringContaining('No. 41') })])
  await expect(page.locator('[data-flash]')).toHaveCount(0)
  const third = await topOf(bubble(page, 41))
  expect(third).toBeGreaterThan(200)
  expect(third).toBeLessThan(450)
  await expect(back(page)).toBeVisible()

  await pointAtThread(page)
  await page.mouse.wheel(0, 200)
  await expect.poll(() => topOf(bubble(page, 45))).toBeLessThan(400)
  const line = await topOf(bubble(page, 45))
  await page.getByRole('button', { name: '30 March 2025, open the calendar' }).click()
  await picker(page).getByRole('button', { name: 'Next month with messages' }).click()
  await day(page, 'Sunday, 1 June 2025').click()
  await expect(bubble(page, 81)).toBeInViewport()

  await back(page).click()
  await expect(bubble(page, 45)).toBeInViewport()
  expect(Math.abs((await topOf(bubble(page, 45))) - line)).toBeLessThanOrEqual(1)
  await back(page).click()
  await expect(bubble(page, 148)).toBeInViewport()
  expect(Math.abs((await topOf(bubble(page, 148))) - first)).toBeLessThanOrEqual(1)
  await expect(back(page)).toHaveCount(0)
})

test('[TH17] by keys alone: to a day among the messages, through the months, and into the message', async ({
  personA,
  personB,
}) => {
  const page = await history(personA, personB)
  await bubble(page, 121).scrollIntoViewIfNeeded()
  await bubble(page, 121).focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('button', { name: 'Today, open the calendar' }).first()).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(picker(page).locator('[aria-current=date]')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(picker(page)).toBeHidden()
  await expect(page.getByRole('button', { name: 'Today, open the calendar' }).first()).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(day(page, 'no messages').first()).toBeVisible()
  await expect(earlier(page)).not.toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('PageUp')
  await expect(day(page, '1 June 2025')).toBeFocused()
  await expect(day(page, '2 June 2025, no messages')).toBeVisible()
  await page.keyboard.press('ArrowRight')
  await expect(day(page, '2 June 2025, no messages')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(picker(page)).toBeVisible()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(day(page, '31 March 2025')).toBeFocused()
  await page.keyboard.press('PageDown')
  await expect(day(page, '1 June 2025')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(bubble(page, 81)).toBeInViewport()
  await expect(bubble(page, 81)).toBeFocused()
})

test('[TH17] a key that comes before its month does is not lost', async ({ personA, personB }) => {
  const page = await history(personA, personB)
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/days**', async (route) => {
    await held
    await route.continue()
  })
  await openByPill(page)
  await expect(picker(page).getByRole('table')).toHaveAttribute('aria-busy', 'true')
  await page.keyboard.press('PageUp')
  release()
  await expect(day(page, '1 June 2025')).toBeFocused()
})

test('[TH18] sending ends the way back', async ({ personA, personB }) => {
  const page = await history(personA, personB)
  await openByPill(page)
  await earlier(page).click()
  await day(page, 'Sunday, 1 June 2025').click()
  await expect(back(page)).toBeVisible()
  await page.getByRole('textbox', { name: 'Message' }).fill('Back to today')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: 'Back to today' })).toBeInViewport()
  await expect(back(page)).toHaveCount(0)
})

test('[TH18] without motion the colour stays for the same time and nothing moves', async ({ personA, newPerson }) => {
  const personB = await newPerson({ reducedMotion: 'reduce' })
  const page = await history(personA, personB)
  await openByPill(page)
  await earlier(page).click()
  const flashes = await noteFlashes(page)
  await day(page, 'Sunday, 1 June 2025').click()
  await expect
    .poll(flashes)
    .toEqual([{ text: expect.stringContaining('No. 81'), animation: 'none', color: 'rgb(255, 215, 179)' }])
  await expect(page.locator('[data-flash]')).toHaveCount(0)
})

test.describe('without a connection', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED|ChunkLoadError/] })

  test('a month that cannot be loaded says so, and can be tried again', async ({ personA, personB }) => {
    const page = await history(personA, personB)
    await openByPill(page)
    await expect(earlier(page)).not.toHaveAttribute('aria-disabled', 'true')
    await personB.context.setOffline(true)
    await earlier(page).click()
    await expect(picker(page).getByRole('alert')).toContainText('The calendar did not load')
    await personB.context.setOffline(false)
    await picker(page).getByRole('button', { name: 'Retry' }).click()
    await expect(day(page, 'Sunday, 1 June 2025')).not.toHaveAttribute('aria-disabled', 'true')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`[TH17] the calendar is accessible, ${colorScheme}, and on a phone a sheet`, async ({ newPerson, personA }) => {
    const personB = await newPerson({ colorScheme, reducedMotion: 'reduce' })
    const page = await history(personA, personB)
    await openByPill(page)
    await earlier(page).click()
    await expect(day(page, '2 June 2025, no messages')).toBeVisible()
    await expectAccessible(page, { popup: true })
    await page.keyboard.press('Escape')

    await page.setViewportSize({ width: 320, height: 640 })
    await openByPill(page)
    await earlier(page).click()
    await expect(day(page, '2 June 2025, no messages')).toBeVisible()
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
    await day(page, 'Sunday, 1 June 2025').click()
    await expect(bubble(page, 81)).toBeInViewport()
    await expectAccessible(page)
  })
}
