import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, readAll, say } from '#testing/conversations.ts'

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `No. ${from + at}`)
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const row = (page: Page, name: string) => page.getByRole('navigation', { name: 'Chats' }).getByRole('link', { name })
const unreadIn = (link: Locator, count: number) =>
  expect(link).toHaveAccessibleName(new RegExp(`${count} unread messages?$`))

/** A group with messages that B has read, and another chat of his. */
async function readGroup(personA: Person, personB: Person) {
  const group = await groupChat(personA, [personB], 'Altai')
  await say(personA, group.id, numbers(1, 60))
  const other = await directChat(personA, personB)
  await say(personA, other.id, ['Elsewhere'])
  await readAll(personB, group.id)
  const page = await openChat(personB, group.id)
  await expect(bubble(page, 'No. 60')).toBeInViewport()
  await expect(row(page, 'Altai')).not.toHaveAccessibleName(/unread/)
  return { group, other, page }
}

async function markFrom(page: Page, text: string): Promise<void> {
  await bubble(page, text).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark unread from here' }).click()
}

test('[BC29] marked unread from a message: survives other chats, a reload, new messages, and is there on other devices', async ({
  personA,
  personB,
  browser,
  baseURL,
}) => {
  const { group, page } = await readGroup(personA, personB)
  const phone = await browser.newContext({ baseURL, storageState: await personB.context.storageState() })
  const elsewhere = await phone.newPage()
  await elsewhere.goto('/')

  const before = await bubble(page, 'No. 56').boundingBox()
  await markFrom(page, 'No. 56')
  await expect(page.getByText('Marked unread')).toBeVisible()
  await expect(page.getByRole('log').getByText('New messages')).toBeInViewport()
  expect((await bubble(page, 'No. 60').boundingBox())?.y).toBeGreaterThan(before?.y ?? 0)
  await unreadIn(row(page, 'Altai'), 5)
  await unreadIn(row(elsewhere, 'Altai'), 5)
  await expect(page).toHaveTitle(/^\(2\)/)

  await say(personA, group.id, ['No. 61'])
  await expect(bubble(page, 'No. 61')).toBeInViewport()
  await unreadIn(row(page, 'Altai'), 6)
  await page.reload()
  await expect(bubble(page, 'No. 61')).toBeVisible()
  await unreadIn(row(page, 'Altai'), 6)
  await row(page, 'Elsewhere').click()
  await expect(bubble(page, 'Elsewhere')).toBeInViewport()
  await unreadIn(row(page, 'Altai'), 6)
  await page.reload()
  await unreadIn(row(page, 'Altai'), 6)

  // Opened again it begins there, and is read.
  await row(page, 'Altai').click()
  await expect(page.getByRole('log').getByText('New messages')).toBeInViewport()
  await expect(row(page, 'Altai')).not.toHaveAccessibleName(/unread/)
  await expect(row(elsewhere, 'Altai')).not.toHaveAccessibleName(/unread/)
  await expect(page.getByRole('log').getByText('New messages')).toBeInViewport()
  await phone.close()
})

test('[BC29] a chat left further up opens at the place that was marked, and its author keeps his ticks', async ({
  personA,
  personB,
}) => {
  const { page } = await readGroup(personA, personB)
  await bubble(page, 'No. 40').scrollIntoViewIfNeeded()
  await markFrom(page, 'No. 40')
  await bubble(page, 'No. 21').scrollIntoViewIfNeeded()
  await expect(bubble(page, 'No. 40')).not.toBeInViewport()
  await row(page, 'Elsewhere').click()
  await unreadIn(row(page, 'Altai'), 21)
  await row(page, 'Altai').click()
  await expect(bubble(page, 'No. 40')).toBeInViewport()
  const line = await page.getByRole('log').getByText('New messages').boundingBox()
  expect(line?.y).toBeLessThan(400)
  const his = await openChat(personA, Number(page.url().split('/').at(-1)))
  await expect(his.getByRole('article', { name: 'No. 60, read' })).toBeVisible()
})

test('[BC29] writing in the chat reads it', async ({ personA, personB }) => {
  const { page } = await readGroup(personA, personB)
  await markFrom(page, 'No. 59')
  await unreadIn(row(page, 'Altai'), 2)
  await page.getByRole('textbox', { name: 'Message' }).fill('Done')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Altai')).not.toHaveAccessibleName(/unread/)
  await expect(page.getByRole('log').getByText('New messages')).toHaveCount(0)
})

test('[CL15] the menu of a row marks it unread and read, by keys alone', async ({ personA, personB }) => {
  const { page } = await readGroup(personA, personB)
  await row(page, 'Elsewhere').focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Elsewhere')).not.toHaveAccessibleName(/unread/)
  await expect(row(page, 'Elsewhere')).toBeFocused()
  await page.keyboard.press('ContextMenu')
  await page.getByRole('menuitem', { name: 'Mark unread' }).press('Enter')
  await unreadIn(row(page, 'Elsewhere'), 1)
  await expect(page.getByRole('button', { name: 'Unread' })).toHaveText(/1/)
})

test('[CL15] where nobody else has said anything, a dot calls; it is read by opening it', async ({
  personA,
  personB,
}) => {
  const { page, other } = await readGroup(personA, personB)
  await say(personB, other.id, ['Mine'])
  await row(page, 'Mine').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark read' }).click()
  await row(page, 'Mine').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark unread' }).click()
  await expect(row(page, 'Mine')).toHaveAccessibleName(/marked unread$/)
  await row(page, 'Mine').click()
  await expect(bubble(page, 'Mine')).toBeInViewport()
  await expect(row(page, 'Mine')).not.toHaveAccessibleName(/unread/)
})

test('[CH18] all chats are marked read at once, on every device', async ({ personA, personB, browser, baseURL }) => {
  const [group, other] = [await groupChat(personA, [personB], 'Altai'), await directChat(personA, personB)]
  await say(personA, group.id, numbers(1, 3))
  await say(personA, other.id, ['Elsewhere'])
  const phone = await browser.newContext({ baseURL, storageState: await personB.context.storageState() })
  const elsewhere = await phone.newPage()
  await elsewhere.goto('/')
  const { page } = personB
  await page.goto('/')
  await unreadIn(row(page, 'Altai'), 3)
  await unreadIn(row(page, 'Elsewhere'), 1)
  await row(page, 'Elsewhere').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Mark all chats read' }).click()
  for (const each of [page, elsewhere]) {
    await expect(row(each, 'Altai')).not.toHaveAccessibleName(/unread/)
    await expect(row(each, 'Elsewhere')).not.toHaveAccessibleName(/unread/)
    await expect(each).not.toHaveTitle(/^\(/)
  }
  await row(page, 'Altai').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Mark unread' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Mark all chats read' })).toHaveCount(0)
  await phone.close()
})

test.describe('without a connection', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED|ChunkLoadError/] })

  test('[BC29] it is marked all the same, and told later', async ({ personA, personB }) => {
    const { page, group } = await readGroup(personA, personB)
    // What the picture did not bring has come by the connection: only what is loaded can be counted without one.
    await expect.poll(() => page.getByRole('log').locator('[data-seq]').count()).toBeGreaterThan(40)
    await bubble(page, 'No. 58').hover()
    const flag = async () => {
      const answer = await personB.context.request.get(`/api/chats/${group.id}`)
      return (await answer.json()).membership.unread_from
    }
    await personB.context.setOffline(true)
    await markFrom(page, 'No. 58')
    await unreadIn(row(page, 'Altai'), 3)
    await personB.context.setOffline(false)
    await expect.poll(flag).not.toBeNull()
    await unreadIn(row(page, 'Altai'), 3)
  })

  test('a menu whose code is not there says so, and opens when it is', async ({ personA, personB }) => {
    const { page } = await readGroup(personA, personB)
    await personB.context.setOffline(true)
    await page.getByRole('textbox', { name: 'Message' }).press('Shift+Tab')
    await page.keyboard.press('Shift+F10')
    await expect(page.getByText('This part could not be loaded')).toBeVisible()
    await personB.context.setOffline(false)
    // The browser may take a moment to believe that it has a network again.
    await expect(async () => {
      await page.keyboard.press('Shift+F10')
      await expect(page.getByRole('menuitem', { name: 'Reply' })).toBeFocused({ timeout: 3000 })
    }).toPass()
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the menus are accessible, ${colorScheme}`, async ({ newPerson, personA }) => {
    const personB = await newPerson({ colorScheme, reducedMotion: 'reduce' })
    const { page } = await readGroup(personA, personB)
    await bubble(page, 'No. 60').click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Mark unread from here' })).toBeVisible()
    await expectAccessible(page, { popup: true })
    await page.getByRole('menuitem', { name: 'Mark unread from here' }).click()
    await row(page, 'Elsewhere').click({ button: 'right' })
    await expect(page.getByRole('menuitem').first()).toBeVisible()
    await expectAccessible(page, { popup: true })
  })
}

test('[CL15] on a phone a finger that rests opens the menu, and lifting it opens no chat', async ({
  personA,
  newPerson,
}) => {
  const personB = await newPerson({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['Elsewhere'])
  const { page } = personB
  await page.goto('/')
  const link = row(page, 'Elsewhere')
  const box = await link.boundingBox()
  const session = await personB.context.newCDPSession(page)
  const touchPoints = [{ x: (box?.x ?? 0) + 100, y: (box?.y ?? 0) + 30 }]
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints })
  await page.getByRole('menuitem', { name: 'Mark read' }).waitFor()
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await page.getByRole('menuitem', { name: 'Mark read' }).tap()
  await expect(link).not.toHaveAccessibleName(/unread/)
  await expect(page).toHaveURL('/')
  await link.tap()
  await expect(bubble(page, 'Elsewhere')).toBeVisible()
})
