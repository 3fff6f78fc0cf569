import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const status = (page: Page, text: string) => page.getByRole('status').filter({ hasText: text })
const row = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Chats' }).getByRole('link').filter({ hasText: name })

test('[DE5] a deleted message can be had back; otherwise it is gone for everybody, and from every count', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['a secret'])
  const page = await openChat(personA, chat.id)
  const other = personB.page
  await other.goto('/')
  await expect(row(other, personA.me.display_name)).toContainText('a secret')
  await expect(other).toHaveTitle(/^\(1\)/)

  await bubble(page, 'a secret').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(bubble(page, 'Message deleted')).toBeVisible()
  await expect(page.getByText('a secret')).toHaveCount(1)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(bubble(page, 'a secret')).toBeVisible()
  await expect(row(other, personA.me.display_name)).toContainText('a secret')

  // Away from the place of the offer, which a pointer holds.
  await page.mouse.move(5, 5)
  await bubble(page, 'a secret').focus()
  await page.keyboard.press('Delete')
  await expect(status(page, 'Message deleted')).toBeVisible()
  await expectAccessible(page)
  await expect(row(other, personA.me.display_name)).toContainText('Message deleted')
  await expect(other).not.toHaveTitle(/^\(/)
  await expect(page.getByText('a secret')).toHaveCount(0)
  for (const each of [page, other]) {
    await each.goto(`/chats/${chat.id}`)
    await expect(bubble(each, 'Message deleted')).toBeVisible()
    await expect(each.getByText('a secret')).toHaveCount(0)
  }
  await bubble(page, 'Message deleted').click({ button: 'right' })
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('[DE5] whoever closes the page has decided', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['a secret'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await bubble(page, 'a secret').focus()
  await page.keyboard.press('Delete')
  await expect(bubble(page, 'Message deleted')).toBeVisible()
  await page.close()
  await expect(bubble(other, 'Message deleted')).toBeVisible()
})

test('[DE1] the owner of a group deletes what others wrote, a member does not; who edits it meanwhile is told', async ({
  personA,
  personB,
}) => {
  const chat = await groupChat(personA, [personB], 'Garden')
  await say(personA, chat.id, ['the owner’s'])
  await say(personB, chat.id, ['his'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await bubble(other, 'the owner’s').click({ button: 'right' })
  await expect(other.getByRole('menuitem', { name: 'Copy text' })).toBeVisible()
  await expect(other.getByRole('menuitem', { name: 'Delete' })).toHaveCount(0)
  await other.keyboard.press('Escape')

  await field(other).press('ArrowUp')
  await field(other).fill('his, but better')
  await bubble(page, 'his').focus()
  await page.keyboard.press('Delete')
  await expect(bubble(other, 'Message deleted')).toBeVisible()
  await expect(other.getByText('You can no longer edit this message')).toBeVisible()
  await expect(field(other)).toHaveValue('his, but better')
  await expect(other.getByText('his', { exact: true })).toHaveCount(0)
  await expectAccessible(other)
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[DE5] the message is there again, and goes when one tries again', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personA, chat.id, ['a secret'])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    await bubble(page, 'a secret').click({ button: 'right' })
    await expect(page.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
    await personA.context.setOffline(true)
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(bubble(page, 'Message deleted')).toBeVisible()
    await expect(status(page, 'Not deleted: no answer')).toBeVisible()
    await expect(bubble(page, 'a secret')).toBeVisible()
    await personA.context.setOffline(false)
    await page.getByRole('status').getByRole('button', { name: 'Retry', exact: true }).click()
    await expect(bubble(other, 'Message deleted')).toBeVisible()
    await expect(bubble(page, 'Message deleted')).toBeVisible()
  })
})
