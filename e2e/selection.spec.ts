import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const chosen = (page: Page, text: string) => page.getByRole('article', { name: new RegExp(`, ${text}.*, chosen$`) })

async function begin(page: Page, text: string): Promise<void> {
  await bubble(page, text).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Select' }).click()
  await expect(chosen(page, text)).toBeVisible()
}

test('[TH22] several messages are chosen, copied with their names, and deleted together', async ({
  personA,
  personB,
}) => {
  await personA.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['one', 'two', 'https://example.org/three'])
  await say(personB, chat.id, ['his'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await field(page).fill('a draft')
  await begin(page, 'one')
  await expect(field(page)).toBeHidden()
  // A link is chosen, not followed.
  await page.getByRole('link', { name: 'example.org' }).click()
  await bubble(page, 'two').focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('3 messages chosen')).toBeVisible()
  await expectAccessible(page)
  await bubble(page, 'two').click()
  await bubble(page, 'his').click()
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Copy text' }).click()
  await expect(field(page)).toHaveValue('a draft')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  const [first, second, third] = text.split('\n\n')
  expect(first).toMatch(new RegExp(`^${personA.me.display_name}, .*\\none$`))
  expect(second).toContain('https://example.org/three')
  expect(third).toMatch(new RegExp(`^${personB.me.display_name}, .*\\nhis$`))

  await begin(page, 'one')
  await bubble(page, 'two').click()
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('2 messages deleted')).toBeVisible()
  await expect(bubble(page, 'Message deleted')).toHaveCount(2)
  await page.mouse.move(5, 5)
  await expect(bubble(other, 'Message deleted')).toHaveCount(2)
})

test('[TH22] Escape ends the choice before it closes the chat, and so does taking out the last one', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['one'])
  const page = await openChat(personA, chat.id)
  await begin(page, 'one')
  await page.keyboard.press('Escape')
  await expect(field(page)).toBeVisible()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await begin(page, 'one')
  await bubble(page, 'one').click()
  await expect(field(page)).toBeVisible()
})

test('[TH22] [ED6] choosing amid an edit harms neither the edit nor the draft', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['one'])
  const page = await openChat(personA, chat.id)
  await field(page).fill('a draft')
  await bubble(page, 'one').focus()
  await page.keyboard.press('e')
  await expect(field(page)).toHaveValue('one')
  await field(page).fill('one, better')
  await begin(page, 'one')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('one, better')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(bubble(page, 'one, better, edited')).toBeVisible()
  await expect(field(page)).toHaveValue('a draft')
})
