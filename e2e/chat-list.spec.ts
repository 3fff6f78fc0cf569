import type { Page } from '@playwright/test'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, say } from '#testing/conversations.ts'

const rows = (page: Page) => page.getByRole('navigation', { name: 'Chats' }).getByRole('link')
const row = (page: Page, name: string) => rows(page).filter({ hasText: name })

/** The names in the list, from top to bottom. */
async function namesIn(page: Page): Promise<string[]> {
  const found = await rows(page).evaluateAll((links) =>
    links.map((link) => ({ name: link.querySelector('b')?.textContent ?? '', top: link.getBoundingClientRect().top })),
  )
  return found.sort((a, b) => a.top - b.top).map(({ name }) => name)
}

/** Somebody called so, with a direct chat with `friend`. */
async function friendOf(
  friend: Person,
  newPerson: (options: { displayName: string }) => Promise<Person>,
  name: string,
) {
  const person = await newPerson({ displayName: name })
  return { person, chat: await directChat(person, friend) }
}

test('[CL1] [CL2] [CL6] a message lifts its chat, with its words and how many are new', async ({
  personA,
  newPerson,
}) => {
  const anna = await friendOf(personA, newPerson, 'Anna Bell')
  const boris = await friendOf(personA, newPerson, 'Boris Grom')
  const { page } = personA
  await page.goto('/')
  await expect.poll(() => namesIn(page)).toEqual(['Boris Grom', 'Anna Bell'])

  await say(anna.person, anna.chat.id, ['First words'])
  await expect(row(page, 'Anna Bell')).toContainText('First words')
  await expect(row(page, 'Anna Bell')).toContainText('1 unread message')
  await expect.poll(() => namesIn(page)).toEqual(['Anna Bell', 'Boris Grom'])
  await expect(page).toHaveTitle('(1) Mini Messenger')

  await say(anna.person, anna.chat.id, ['Second words'])
  await say(boris.person, boris.chat.id, ['Hello from Boris'])
  await expect(row(page, 'Anna Bell')).toContainText('2 unread messages')
  await expect(page).toHaveTitle('(2) Mini Messenger')
  await expect.poll(() => namesIn(page)).toEqual(['Boris Grom', 'Anna Bell'])
})

test('[CL2] a row does not move away under the mouse', async ({ personA, newPerson }) => {
  const anna = await friendOf(personA, newPerson, 'Anna Bell')
  await friendOf(personA, newPerson, 'Boris Grom')
  const { page } = personA
  await page.goto('/')
  await expect.poll(() => namesIn(page)).toEqual(['Boris Grom', 'Anna Bell'])

  const under = await row(page, 'Boris Grom').boundingBox()
  const aim = (step: number) => page.mouse.move((under?.x ?? 0) + 100 + step, (under?.y ?? 0) + 30)
  await aim(0)
  await say(anna.person, anna.chat.id, ['Look here'])
  await expect
    .poll(async () => {
      // The mouse goes on aiming: one that rests would let the rows move.
      await aim(Math.random() * 9)
      return row(page, 'Anna Bell').textContent()
    })
    .toContain('1 unread message')
  expect(await namesIn(page)).toEqual(['Boris Grom', 'Anna Bell'])

  await page.mouse.move(900, 400)
  await expect.poll(() => namesIn(page)).toEqual(['Anna Bell', 'Boris Grom'])
})

test.describe('with the network cut', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[CL3] [CL4] [CL11] ticks follow a message, a draft waits in its row, a cut is said and undone', async ({
    personA,
    newPerson,
  }) => {
    // Two whole pages and a network that goes away: more than other tests do.
    test.slow()
    const anna = await friendOf(personA, newPerson, 'Anna Bell')
    await friendOf(personA, newPerson, 'Boris Grom')
    const { page, context } = personA
    await page.goto(`/chats/${anna.chat.id}`)
    const composer = page.getByRole('textbox', { name: 'Message' })
    await composer.fill('On my way')
    await composer.press('Enter')
    await expect(row(page, 'Anna Bell')).toContainText('sent')

    await anna.person.page.goto(`/chats/${anna.chat.id}`)
    await expect(row(page, 'Anna Bell')).toContainText('read', { timeout: 45_000 })
    await expect(row(page, 'Anna Bell')).toContainText('online')

    await composer.fill('half a thought')
    await row(page, 'Boris Grom').click()
    await expect(row(page, 'Anna Bell')).toContainText('Draft: half a thought')

    await context.setOffline(true)
    await expect(page.getByText('You are offline. Messages will go out when you reconnect')).toBeVisible()
    await expect(page.getByText('waiting for network…')).toBeVisible()
    await expect(row(page, 'Anna Bell')).not.toContainText('online')
    await composer.fill('From the lift')
    await composer.press('Enter')
    await expect(row(page, 'Boris Grom')).toContainText('queued')

    await context.setOffline(false)
    await expect(page.getByText('Back online')).toBeVisible()
    await expect(row(page, 'Boris Grom')).toContainText('sent')
    await expect(page.getByText('Back online')).toBeHidden()
  })
})

test('[CL5] the unread filter keeps the chat that was opened from it', async ({ personA, newPerson }) => {
  const anna = await friendOf(personA, newPerson, 'Anna Bell')
  await friendOf(personA, newPerson, 'Boris Grom')
  await say(anna.person, anna.chat.id, ['Are you there?'])
  const { page } = personA
  await page.goto('/')
  await page.getByRole('button', { name: 'Unread' }).click()
  await expect.poll(() => namesIn(page)).toEqual(['Anna Bell'])
  await row(page, 'Anna Bell').click()
  await expect(row(page, 'Anna Bell')).not.toContainText('unread')
  await expect.poll(() => namesIn(page)).toEqual(['Anna Bell'])
  await page.getByRole('button', { name: 'Groups' }).click()
  await expect(page.getByText('No groups yet')).toBeVisible()
  await page.getByRole('button', { name: 'Show all' }).click()
  await expect.poll(() => namesIn(page)).toEqual(['Anna Bell', 'Boris Grom'])
})

test('[CL7] [CL8] [CL10] keys lead through the chats, without a page from the server', async ({
  personA,
  newPerson,
}) => {
  for (const name of ['Anna Bell', 'Boris Grom', 'Clara Oak']) await friendOf(personA, newPerson, name)
  const { page } = personA
  await page.goto('/')
  await expect.poll(() => namesIn(page)).toEqual(['Clara Oak', 'Boris Grom', 'Anna Bell'])
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.isNavigationRequest() || request.headers().rsc) asked.push(request.url())
  })

  await row(page, 'Clara Oak').focus()
  await page.keyboard.press('ArrowDown')
  await expect(row(page, 'Boris Grom')).toBeFocused()
  await page.keyboard.press('End')
  await expect(row(page, 'Anna Bell')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Anna Bell')).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('heading', { name: 'Anna Bell' })).toBeVisible()
  await expect(page).toHaveTitle('Anna Bell · Mini Messenger')

  await page.keyboard.press('Alt+ArrowUp')
  await expect(row(page, 'Boris Grom')).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(row(page, 'Anna Bell')).toHaveAttribute('aria-current', 'page')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
  await expect(row(page, 'Anna Bell')).toBeFocused()

  await page.keyboard.press('Control+k')
  const search = page.getByRole('combobox', { name: 'Search people and chats' })
  await expect(search).toBeFocused()
  expect(asked).toEqual([])
})

test('[CL8] Alt with Shift skips to the next chat that has something new', async ({ personA, newPerson }) => {
  const anna = await friendOf(personA, newPerson, 'Anna Bell')
  await friendOf(personA, newPerson, 'Boris Grom')
  const clara = await friendOf(personA, newPerson, 'Clara Oak')
  await say(anna.person, anna.chat.id, ['One'])
  await friendOf(personA, newPerson, 'Dan Fox')
  await say(clara.person, clara.chat.id, ['Two'])
  const { page } = personA
  await page.goto('/')
  await expect.poll(() => namesIn(page)).toEqual(['Clara Oak', 'Dan Fox', 'Anna Bell', 'Boris Grom'])
  await row(page, 'Clara Oak').click()
  await expect(row(page, 'Clara Oak')).toHaveAttribute('aria-current', 'page')
  await page.mouse.move(900, 400)
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect(row(page, 'Anna Bell')).toHaveAttribute('aria-current', 'page')
})

test('[CL12] a stranger signs in and arrives where he wanted to go', async ({ page, personA, personB }) => {
  const chat = await directChat(personA, personB)
  await page.goto(`/chats/${chat.id}`)
  await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=%2Fchats%2F${chat.id}$`))
  await page.getByLabel('Username').fill(personA.username)
  await page.getByLabel('Password', { exact: true }).fill(personA.password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await expect(page.getByRole('heading', { name: personB.username })).toBeVisible()
})

test('[CL13] [CL14] a newcomer is told how to begin, and asked before he leaves', async ({ personA }) => {
  const { page } = personA
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Conversations start here' })).toBeVisible()
  await expect(page.getByText('No chats yet')).toBeVisible()

  const signOut = page.getByRole('button', { name: 'Log out' })
  await signOut.click()
  const question = page.getByRole('alertdialog', { name: 'Log out?' })
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(question).toBeHidden()
  await expect(signOut).toBeFocused()
  await signOut.click()
  await question.getByRole('button', { name: 'Log out' }).click()
  await expect(page).toHaveURL(/\/sign-in$/)
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in$/)
})
