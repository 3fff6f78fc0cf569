import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, publicChat, readAll, say } from '#testing/conversations.ts'

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const send = async (page: Page, text: string) => {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

test('two people talk both ways, and ticks turn to read', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const a = await openChat(personA, chat.id)
  const b = await openChat(personB, chat.id)

  await send(a, 'Hello there')
  await expect(bubble(b, 'Hello there')).toBeVisible()
  await send(b, 'Hello yourself')
  await expect(bubble(a, 'Hello yourself')).toBeVisible()

  await expect(bubble(a, 'Hello there')).toHaveAccessibleName(/^You, \d\d:\d\d, Hello there, read$/)
  await expect(bubble(b, 'Hello yourself')).toHaveAccessibleName(/^You, .*, read$/)
  await expect(a.getByRole('log').getByRole('article')).toHaveCount(2)
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('a message keeps its element from the clock to the tick, and its text leaves the field at once', async ({
    personA,
    personB,
  }) => {
    const chat = await directChat(personA, personB)
    const page = await openChat(personA, chat.id)
    await personA.context.setOffline(true)
    await send(page, 'Written in the lift')

    const message = bubble(page, 'Written in the lift')
    await expect(message).toHaveAccessibleName(/queued$/)
    await message.evaluate((element) => Object.assign(element, { marked: true }))
    // What is typed meanwhile stays, with its caret.
    await composer(page).fill('Next thought')
    await composer(page).press('Home')
    await personA.context.setOffline(false)

    await expect(message).toHaveAccessibleName(/, sent$/)
    expect(await message.evaluate((element) => 'marked' in element)).toBe(true)
    await expect(composer(page)).toHaveValue('Next thought')
    expect(await composer(page).evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(0)
    await openChat(personB, chat.id)
    await expect(personB.page.getByRole('article')).toHaveCount(1)
  })
})

test('a chat opens at the divider, about a third from the top, and reading moves the mark', async ({
  personA,
  personB,
}) => {
  const chat = await groupChat(personA, [personB])
  await say(personA, chat.id, lines('Old', 40))
  await readAll(personB, chat.id)
  await say(personA, chat.id, lines('New', 40))

  const page = await openChat(personB, chat.id)
  const divider = page.getByText('New messages', { exact: true })
  await expect(divider).toBeInViewport()
  const log = await page.locator('main').boundingBox()
  const place = await divider.boundingBox()
  if (!log || !place) throw new Error('Nothing is there')
  const part = (place.y - log.y) / log.height
  expect(part).toBeGreaterThan(0.2)
  expect(part).toBeLessThan(0.45)

  // The first click on the button leads through what is unread, the second one to the end.
  const jump = page.getByRole('button', { name: /new message|latest/ })
  await jump.click()
  await expect(bubble(page, 'New 40')).toBeInViewport()
  await expect(divider).toBeAttached()
  await send(page, 'Read it all')
  await expect(divider).not.toBeAttached()
})

test('a message in a page that nobody looks at is not read', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const b = await openChat(personB, chat.id)
  await turnAway(b)
  const a = await openChat(personA, chat.id)
  await send(a, 'Are you there?')

  await expect(bubble(b, 'Are you there?')).toBeVisible()
  await expect(bubble(a, 'Are you there?')).toHaveAccessibleName(/, sent$/)
  const unread = async () => {
    const answer = await personB.context.request.get(`/api/chats/${chat.id}`)
    return ((await answer.json()) as { membership: { unread: { count: number } } }).membership.unread.count
  }
  expect(await unread()).toBe(1)
  await expect(b.getByText('New messages', { exact: true })).toBeVisible()

  await turnBack(b)
  await expect(bubble(a, 'Are you there?')).toHaveAccessibleName(/, read$/)
  expect(await unread()).toBe(0)
})

test('who looks at a public chat joins it by writing', async ({ personA, personB }) => {
  const chat = await publicChat(personA)
  const page = await openChat(personB, chat.id)
  await expect(page.getByText('makes you a member')).toBeVisible()
  await send(page, 'Good evening')
  await expect(page.getByText('You joined')).toBeVisible()
  await expect(page.getByText('makes you a member')).toBeHidden()
  await expect(bubble(page, 'Good evening')).toBeVisible()
})

test('a draft is there again, with the caret at its end', async ({ personA, personB, newPerson }) => {
  const chat = await directChat(personA, personB)
  const other = await directChat(personA, await newPerson())
  const page = await openChat(personA, chat.id)
  await composer(page).fill('Half a tho')
  // A whole new page, at once: nothing had time to be written in peace.
  await openChat(personA, other.id)
  await expect(composer(page)).toHaveValue('')
  await openChat(personA, chat.id)
  await expect(composer(page)).toHaveValue('Half a tho')
  await page.keyboard.type('ught')
  await expect(composer(page)).toHaveValue('Half a thought')
})

test('keys: typing anywhere, lines, Escape, the menu', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const page = await openChat(personA, chat.id)
  const field = composer(page)
  await expect(field).toBeFocused()

  await field.blur()
  await page.keyboard.press('Shift')
  await expect(field).not.toBeFocused()
  await page.keyboard.type('First')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('second')
  await expect(field).toHaveValue('First\nsecond')
  await page.keyboard.press('Enter')
  await expect(bubble(page, 'First')).toBeVisible()
  await send(page, 'Third')
  await expect(bubble(page, 'Third')).toBeVisible()

  await page.keyboard.press('Shift+Tab')
  await expect(bubble(page, 'Third')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(bubble(page, 'First')).toBeFocused()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bubble(page, 'First')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field).toBeFocused()
})

test('the limit is said, counted in characters, and nothing of a long paste is lost', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  const page = await openChat(personA, chat.id)
  await composer(page).fill('🐎'.repeat(8003))
  await expect(page.getByText('Too long: remove 3 characters')).toBeVisible()
  await composer(page).press('Enter')
  await expect(composer(page)).toHaveValue('🐎'.repeat(8003))
  await composer(page).fill('🐎'.repeat(8000))
  await expect(page.getByText('0 characters left')).toBeVisible()
  await composer(page).press('Enter')
  await expect(composer(page)).toHaveValue('')
  await expect(page.getByRole('article')).toHaveAccessibleName(/, sent$/)

  await composer(page).fill(' \u200b\n')
  await composer(page).press('Enter')
  await expect(page.getByRole('article')).toHaveCount(1)
})

test('only safe links are links', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['see https://example.com/a, javascript:alert(1) and <b>masha@example.com</b>'])
  const page = await openChat(personB, chat.id)
  const links = page.getByRole('article').getByRole('link')
  await expect(links).toHaveText(['https://example.com/a', 'masha@example.com'])
  await expect(links.first()).toHaveAttribute('rel', 'noopener noreferrer')
  await expect(page.getByRole('article')).toContainText('<b>')
})

test('a chat that is not there says so', async ({ personA }) => {
  await personA.page.goto('/chats/999999999')
  await expect(personA.page.getByText('There is no such chat')).toBeVisible()
})

function lines(word: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${word} ${index + 1}`)
}

/** The reader looks at another window: the page is visible still, but has no focus. */
async function turnAway(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => false
    window.dispatchEvent(new Event('blur'))
  })
}

async function turnBack(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.hasFocus = () => true
    window.dispatchEvent(new Event('focus'))
  })
}
