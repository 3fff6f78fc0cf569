import type { Page } from '@playwright/test'
import type { Message } from '#contracts/messages.ts'
import { expect, test } from '#testing/browser.ts'
import { keptRows } from '#testing/browser-database.ts'
import { directChat, say } from '#testing/conversations.ts'
import { guardSockets } from '#testing/guard-sockets.ts'

test.use({ allowedConsole: [/socket\.io|ERR_FAILED/] })

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const row = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Chats' }).getByRole('link').filter({ hasText: name })

const databases = (page: Page) => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))

/** What the browser keeps of the account's conversations, as text. */
const keptMessages = async (page: Page, accountId: number) =>
  JSON.stringify((await keptRows(page, accountId))?.conversations ?? [])

test('[BC9] [BC13] [BC18] a reload shows list and chat before any socket, and what is written then goes out once', async ({
  personA,
  newPerson,
}) => {
  test.slow()
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const chat = await directChat(anna, personA)
  await say(anna, chat.id, ['Kept words'])
  const { page, context, me } = personA
  const gate = await guardSockets(context)
  await page.goto(`/chats/${chat.id}`)
  await expect(page.getByRole('log').getByText('Kept words')).toBeVisible()
  await expect.poll(() => keptMessages(page, me.id)).toContain('Kept words')

  gate.blocked = true
  await page.reload()
  await expect(row(page, 'Anna Bell')).toBeVisible()
  await expect(page.getByRole('log').getByText('Kept words')).toBeVisible()
  await composer(page).fill('From the lift')
  await composer(page).press('Enter')
  await expect(page.getByRole('log').getByText('From the lift')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('log').getByText('From the lift')).toBeVisible()

  gate.blocked = false
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  const stored = async () => {
    const answer = await anna.context.request.get(`/api/messages/${chat.id}`)
    return ((await answer.json()) as Message[]).map(({ content }) => content)
  }
  await expect.poll(stored).toEqual(['Kept words', 'From the lift'])
  await expect(page.getByRole('log').getByText('From the lift')).toHaveCount(1)
})

test('[BC17] [BC20] [BC23] two tabs share drafts and messages, and end together', async ({ personA, newPerson }) => {
  test.slow()
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const boris = await newPerson({ displayName: 'Boris Grom' })
  const [chat, other] = [await directChat(anna, personA), await directChat(boris, personA)]
  const { page: first, context, me } = personA
  const second = await context.newPage()
  await first.goto(`/chats/${chat.id}`)
  await second.goto(`/chats/${other.id}`)
  await composer(first).fill('half a thought')
  await expect(row(second, 'Anna Bell')).toContainText('Draft: half a thought')
  await composer(second).fill('From the second tab')
  await composer(second).press('Enter')
  await expect(row(first, 'Boris Grom')).toContainText('From the second tab')
  await expect(row(second, 'Boris Grom')).toContainText('sent')
  expect(await databases(first)).toContain(`messenger-${me.id}`)

  await context.request.post('/auth/sign-out', { headers: { 'sec-fetch-site': 'same-origin' } })
  for (const page of [first, second]) await page.waitForURL('**/sign-in')
  await expect.poll(() => databases(first)).toEqual([])
})
