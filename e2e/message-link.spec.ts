import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'
import { groupChat, openChat, say } from '#testing/conversations.ts'

const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}`, exact: false })
const numbers = Array.from({ length: 150 }, (_, at) => `line ${at + 1}.`)

test('[TH20] the link to a message leads there, from outside and from inside, and there is a way back', async ({
  personA,
  personB,
}) => {
  test.slow()
  await personA.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = await groupChat(personA, [personB], 'Garden')
  const elsewhere = await groupChat(personA, [personB], 'Elsewhere')
  await say(personA, chat.id, ['look here', ...numbers])

  const { page } = personA
  await page.goto(`/chats/${chat.id}/2`)
  await expect(bubble(page, 'look here')).toBeFocused()
  await expect(bubble(page, 'look here')).toBeInViewport()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await bubble(page, 'look here').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Copy link' }).click()
  await expect(page.getByText('Link copied')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(new URL(link).pathname).toBe(`/chats/${chat.id}/2`)

  await say(personA, elsewhere.id, [`read ${link} please`])
  const other = await openChat(personB, elsewhere.id)
  await other.evaluate(() => {
    ;(window as { isSame?: boolean }).isSame = true
  })
  await other.getByRole('log').getByRole('link', { name: link }).click()
  await expect(bubble(other, 'look here')).toBeFocused()
  await expect(other).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  expect(await other.evaluate(() => (window as { isSame?: boolean }).isSame)).toBe(true)
  await other.goBack()
  await expect(other).toHaveURL(new RegExp(`/chats/${elsewhere.id}$`))
})

test('[TH20] an address of no message is no page', async ({ personA }) => {
  const answer = await personA.context.request.get('/chats/1/x')
  expect(answer.status()).toBe(404)
})
