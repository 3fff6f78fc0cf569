import type { Page } from '@playwright/test'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, openElsewhere, readAll, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })

test('[DF4] a draft is on the other device at once, goes on there, and is gone everywhere once it is sent', async ({
  personA,
  personB,
  browser,
}) => {
  const chat = await directChat(personA, personB)
  const page = await openChat(personA, chat.id)
  const phone = await openElsewhere(personA, browser, chat.id)
  await field(page).fill('Half a')
  await expect(field(phone)).toHaveValue('Half a')
  await field(phone).press('End')
  await field(phone).pressSequentially(' sentence')
  await expect(field(page)).toHaveValue('Half a sentence')
  await phone.goto('/')
  await expect(phone.getByText('Draft: Half a sentence')).toBeVisible()
  await field(page).press('Enter')
  await expect(bubble(page, 'Half a sentence')).toBeVisible()
  await expect(phone.getByText('Draft:')).toBeHidden()
  await phone.goto(`/chats/${chat.id}`)
  await expect(bubble(phone, 'Half a sentence')).toBeVisible()
  await expect(field(phone)).toHaveValue('')
  // Nobody else has seen any of it.
  const other = await openChat(personB, chat.id)
  await expect(field(other)).toHaveValue('')
  await phone.context().close()
})

test('[DF2] [DF4] what it answers goes along, far up too, and the message that is edited', async ({
  personA,
  personB,
  browser,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Tea or coffee?', ...Array.from({ length: 150 }, (_, at) => `No. ${at}`)])
  await say(personA, chat.id, ['My last word'])
  await readAll(personA, chat.id)
  const page = await openChat(personA, chat.id)
  await page.goto(`/chats/${chat.id}/2`)
  await bubble(page, 'Tea or coffee?').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Reply' }).click()
  await field(page).fill('Tea')
  const phone = await openElsewhere(personA, browser, chat.id)
  await expect(field(phone)).toHaveValue('Tea')
  await expect(phone.locator('footer').getByText('Tea or coffee?')).toBeVisible()
  await field(phone).press('Enter')
  await expect(bubble(phone, 'Tea').getByText('Tea or coffee?')).toBeVisible()
  await expect(page.locator('footer').getByText('Tea or coffee?')).toBeHidden()

  await field(phone).press('ArrowUp')
  await expect(field(phone)).toHaveValue('Tea')
  await field(phone).fill('Tea, please')
  await expect(field(page)).toHaveValue('Tea, please')
  await page.reload()
  await expect(field(page)).toHaveValue('Tea, please')
  await expect(page.getByText('Edit message')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(bubble(phone, 'Tea, please, edited')).toBeVisible()
  await expect(field(phone)).toHaveValue('')
  await phone.context().close()
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[DF4] what was typed meanwhile is told afterwards, and of two texts both are there', async ({
    personA,
    personB,
    browser,
  }) => {
    const chat = await directChat(personA, personB)
    const page = await openChat(personA, chat.id)
    const phone = await openElsewhere(personA, browser, chat.id)
    await phone.context().setOffline(true)
    await field(phone).fill('written in the lift')
    await field(page).fill('written at the desk')
    await expect.poll(async () => (await page.request.get(`/api/chats/${chat.id}`)).text()).toContain('at the desk')
    await phone.context().setOffline(false)
    for (const each of [phone, page]) await expect(field(each)).toHaveValue('written at the desk\nwritten in the lift')

    await phone.context().setOffline(true)
    await field(phone).press('Enter')
    await expect(field(phone)).toHaveValue('')
    await phone.context().setOffline(false)
    await expect(bubble(page, 'written at the desk')).toBeVisible()
    await expect(field(page)).toHaveValue('')
    await phone.context().close()
  })
})
