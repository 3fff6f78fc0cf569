import { type Page, request } from '@playwright/test'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { keptRows } from '#testing/browser-database.ts'
import { directChat, say } from '#testing/conversations.ts'

test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED|status of 401/] })

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const log = (page: Page) => page.getByRole('log')

/** Ends the person's session somewhere else: the browser keeps a cookie that is worth nothing. */
async function revoke({ context, username, password }: Person, origin: string): Promise<void> {
  const cookies = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const elsewhere = await request.newContext({ baseURL: origin, extraHTTPHeaders: { cookie: cookies } })
  const headers = { origin, 'sec-fetch-site': 'same-origin' }
  const answer = await elsewhere.post('/auth/sign-in', { data: { username, password }, headers })
  expect(answer.ok(), await answer.text()).toBe(true)
  await elsewhere.dispose()
}

async function signIn(page: Page, { username, password }: Person): Promise<void> {
  await page.getByLabel('Username').fill(username)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** How many rows the browser keeps for an account, by table; null without a database. */
async function keptCounts(page: Page, accountId: number): Promise<Record<string, number> | null> {
  const { cursor: _, ...tables } = (await keptRows(page, accountId)) ?? {}
  const counts = Object.entries(tables).map(([table, rows]) => [table, rows.length])
  return counts.length > 0 ? Object.fromEntries(counts) : null
}

/** A chat with one message that is kept, a draft elsewhere, and a message that waits for the network. */
async function leaveUnsent(person: Person, anna: Person, boris: Person): Promise<Chat> {
  const [chat, other] = [await directChat(anna, person), await directChat(boris, person)]
  await say(anna, chat.id, ['Kept words'])
  const { page, context, me } = person
  await page.goto(`/chats/${other.id}`)
  await composer(page).fill('half a thought')
  // Whoever leaves a chat before its messages have come has none of them to keep.
  await expect.poll(() => keptCounts(page, me.id)).toMatchObject({ conversations: 1 })
  await page.getByRole('link', { name: /Anna Bell/ }).click()
  await expect(log(page).getByText('Kept words')).toBeVisible()
  await expect.poll(() => keptCounts(page, me.id)).toMatchObject({ chats: 2, conversations: 2, drafts: 1 })
  await context.setOffline(true)
  await composer(page).fill('From the lift')
  await composer(page).press('Enter')
  await expect.poll(() => keptCounts(page, me.id)).toMatchObject({ outbox: 1 })
  return chat
}

const UNSENT = { chats: 0, conversations: 0, drafts: 1, outbox: 1 }

test('[BC27] a session that is lost in an open page keeps what was not sent for the same person', async ({
  personA,
  newPerson,
  baseURL,
}) => {
  test.slow()
  const [anna, boris] = [await newPerson({ displayName: 'Anna Bell' }), await newPerson({ displayName: 'Boris Grom' })]
  const chat = await leaveUnsent(personA, anna, boris)
  const { page, context, me } = personA
  await revoke(personA, baseURL ?? '')
  await context.setOffline(false)
  await page.waitForURL('**/sign-in*')
  await expect(page.getByRole('status').filter({ hasText: '1 unsent message' })).toBeVisible()
  expect(await keptCounts(page, me.id)).toEqual(UNSENT)

  await signIn(page, personA)
  await page.waitForURL(`**/chats/${chat.id}`)
  await expect(log(page).getByText('From the lift')).toHaveCount(1)
  await expect(page.getByRole('link', { name: /Boris Grom/ })).toContainText('Draft: half a thought')
  const stored = async () => {
    const answer = await anna.context.request.get(`/api/messages/${chat.id}`)
    return ((await answer.json()) as Message[]).map(({ content }) => content)
  }
  await expect.poll(stored).toEqual(['Kept words', 'From the lift'])
})

test('[BC27] a session found gone at the next visit leaves no copy, and nothing at all for somebody else', async ({
  personA,
  newPerson,
  baseURL,
}) => {
  test.slow()
  const [anna, boris] = [await newPerson({ displayName: 'Anna Bell' }), await newPerson({ displayName: 'Boris Grom' })]
  await leaveUnsent(personA, anna, boris)
  const { context, me } = personA
  await personA.page.close()
  await revoke(personA, baseURL ?? '')
  await context.setOffline(false)
  const page = await context.newPage()
  await page.goto('/')
  await page.waitForURL('**/sign-in*')
  await expect(page.getByRole('status').filter({ hasText: '1 unsent message' })).toBeVisible()
  expect(await keptCounts(page, me.id)).toEqual(UNSENT)

  await signIn(page, boris)
  await expect(page.getByRole('navigation', { name: 'Chats' })).toBeVisible()
  await expect.poll(() => keptCounts(page, me.id)).toBeNull()
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
})
