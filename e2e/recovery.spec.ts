import type { Page } from '@playwright/test'
import { test as base, expect, type Person } from '#testing/browser.ts'
import { directChat } from '#testing/conversations.ts'
import { OwnServer } from '#testing/own-server.ts'

// A server that is away and a network that is cut are what these tests are about.
const test = base.extend<{ server: OwnServer }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern that nothing is needed.
  server: async ({}, use) => {
    const server = await OwnServer.open()
    await use(server)
    await server.close()
  },
  baseURL: async ({ server }, use) => use(server.url),
})

test.use({
  allowedConsole: [/ERR_(CONNECTION_REFUSED|CONNECTION_RESET|EMPTY_RESPONSE|INTERNET_DISCONNECTED)|WebSocket/],
})

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const bubble = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text })

async function send(page: Page, text: string) {
  const field = page.getByRole('textbox', { name: 'Message' })
  await field.fill(text)
  // On a phone Enter breaks the line.
  await page.getByRole('button', { name: 'Send' }).click()
}

/** Whatever is written into the page's memory is gone after a reload. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { sameDocument: true }))
const isMarked = (page: Page) => page.evaluate(() => 'sameDocument' in window)

async function openBoth(a: Person, b: Person): Promise<Page[]> {
  const chat = await directChat(a, b)
  for (const { page } of [a, b]) await page.goto(`/chats/${chat.id}`)
  for (const { page } of [a, b]) await mark(page)
  return [a.page, b.page]
}

async function expectOnce(pages: Page[], texts: string[]) {
  for (const page of pages) {
    for (const text of texts) await expect(bubble(page, text)).toHaveCount(1)
    const order = (await page.getByRole('article').allTextContents()).map((shown) =>
      texts.findIndex((text) => shown.includes(text)),
    )
    expect(order.filter((index) => index >= 0)).toEqual(texts.map((_, index) => index))
  }
}

test('the server is killed while two people talk: everything is there, and both come back without a reload', async ({
  server,
  personA,
  personB,
}) => {
  test.setTimeout(180_000)
  const [a, b] = (await openBoth(personA, personB)) as [Page, Page]
  await send(a, 'Are you there?')
  await expect(bubble(b, 'Are you there?')).toBeVisible()
  await send(b, 'I am.')
  await expect(bubble(a, 'I am.')).toBeVisible()
  await expect(bubble(a, 'Are you there?')).toHaveAccessibleName(/read/)

  // One of them is in the middle of a sentence.
  const field = b.getByRole('textbox', { name: 'Message' })
  await field.pressSequentially('Half a')
  await expect(a.getByText(/typing/).first()).toBeVisible()

  await server.kill()
  await expect(a.getByText('Connecting…', { exact: true })).toBeVisible()
  await field.pressSequentially(' sentence')
  await expect(a.getByText(/typing/)).toHaveCount(0)
  await send(a, 'Written while it was away')
  await expect(bubble(a, 'Written while it was away')).toHaveAccessibleName(/queued/)

  await server.start()
  await expect(bubble(b, 'Written while it was away')).toBeVisible()
  await expect(field).toHaveValue('Half a sentence')
  await send(b, 'And it came')
  await expect(bubble(a, 'And it came')).toBeVisible()
  await expect(bubble(a, 'Written while it was away')).toHaveAccessibleName(/read/)
  await expectOnce([a, b], ['Are you there?', 'I am.', 'Written while it was away', 'And it came'])
  for (const page of [a, b]) expect(await isMarked(page)).toBe(true)

  await a.reload()
  await expectOnce([a], ['Are you there?', 'I am.', 'Written while it was away', 'And it came'])
})

test('on a phone whose network goes and comes back nothing is lost or doubled, and its state is always said', async ({
  newPerson,
  personB,
}) => {
  test.setTimeout(120_000)
  const me = await newPerson(PHONE)
  const [phone, other] = (await openBoth(me, personB)) as [Page, Page]
  await send(phone, 'Before the tunnel')
  await expect(bubble(other, 'Before the tunnel')).toBeVisible()

  await me.context.setOffline(true)
  await expect(phone.getByText('Offline, waiting…')).toBeVisible()
  for (const text of ['In the tunnel', 'Still in it']) await send(phone, text)
  for (const text of ['In the tunnel', 'Still in it']) {
    await expect(bubble(phone, text)).toHaveAccessibleName(/queued/)
  }
  await send(other, 'Sent meanwhile')
  await expect(bubble(other, 'Sent meanwhile')).toHaveAccessibleName(/, sent$/)

  await me.context.setOffline(false)
  await expect(phone.getByText('Back online')).toBeVisible()
  for (const text of ['In the tunnel', 'Still in it']) await expect(bubble(other, text)).toBeVisible()
  await expect(bubble(phone, 'Sent meanwhile')).toBeVisible()
  await expectOnce([phone, other], ['Before the tunnel', 'Sent meanwhile', 'In the tunnel', 'Still in it'])
  expect(await isMarked(phone)).toBe(true)
})
