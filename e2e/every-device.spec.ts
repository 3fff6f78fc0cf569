import type { Page } from '@playwright/test'
import { expect, type Person, test } from '#testing/browser.ts'
import { groupChat, openChat, openElsewhere, say } from '#testing/conversations.ts'

test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

const field = (page: Page) => page.getByRole('textbox', { name: /^(Message|Edit message)$/ })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })

async function fromMenu(page: Page, text: string, item: string): Promise<void> {
  await bubble(page, text).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}

async function byKey(page: Page, text: string, key: string): Promise<void> {
  await bubble(page, text).focus()
  await page.keyboard.press(key)
}

async function write(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await page.keyboard.press('Enter')
}

interface Deed {
  name: string
  run(page: Page, others: Person): Promise<unknown>
  /** What everybody sees after it; `own` on the devices of who has done it. */
  seen(page: Page, own: boolean): Promise<unknown>
}

const DEEDS: Deed[] = [
  {
    name: 'an edit',
    async run(page) {
      await byKey(page, 'mine', 'e')
      await write(page, 'mine, better')
    },
    seen: (page) => expect(bubble(page, 'mine, better, edited')).toBeVisible(),
  },
  {
    name: 'a deletion',
    run: (page) => byKey(page, 'mine', 'Delete'),
    async seen(page) {
      await expect(bubble(page, 'Message deleted')).toBeVisible()
      await expect(page.getByText('mine', { exact: true })).toHaveCount(0)
    },
  },
  {
    name: 'a reaction',
    async run(page) {
      await bubble(page, 'his').hover()
      await page.getByRole('button', { name: 'React with 👍' }).click()
    },
    seen: (page, own) =>
      expect(page.getByRole('button', { name: /^👍 1:/ })).toHaveAttribute('aria-pressed', String(own)),
  },
  {
    name: 'a reply',
    async run(page) {
      await byKey(page, 'his', 'r')
      await expect(page.locator('footer').getByText('his', { exact: true })).toBeVisible()
      await write(page, 'an answer')
    },
    seen: (page) => expect(bubble(page, 'an answer').getByText('his', { exact: true })).toBeVisible(),
  },
  {
    name: 'a message that is passed on',
    async run(page) {
      await fromMenu(page, 'his', 'Forward')
      const dialog = page.getByRole('dialog', { name: 'Forward' })
      await dialog.getByRole('option', { name: 'Garden' }).click()
      await dialog.getByRole('button', { name: 'Forward' }).click()
    },
    seen: (page) => expect(bubble(page, 'his').filter({ hasText: 'Forwarded from' })).toBeVisible(),
  },
  {
    name: 'a pin',
    run: (page) => fromMenu(page, 'his', 'Pin'),
    seen: (page) => expect(page.getByRole('button', { name: 'Pinned message his' })).toBeVisible(),
  },
  {
    name: 'a mention',
    run: (page, { username }) => write(page, `see @${username} there`),
    seen: (page) => expect(bubble(page, 'see @').locator('[class*=mention]')).toHaveText(/^@/),
  },
  {
    name: 'a poll',
    async run(page) {
      await page.getByRole('button', { name: 'New poll' }).click()
      const dialog = page.getByRole('dialog', { name: 'New poll' })
      await dialog.getByLabel('Question').fill('Which?')
      await dialog.getByLabel('Answer 1', { exact: true }).fill('tea')
      await dialog.getByLabel('Answer 2', { exact: true }).fill('coffee')
      await dialog.getByLabel('Nobody sees who chose what').check()
      await dialog.getByRole('button', { name: 'Ask' }).click()
      await page.getByRole('button', { name: 'tea', exact: true }).click()
    },
    async seen(page, own) {
      await expect(bubble(page, 'Which?')).toContainText('1 vote')
      const tea = page.getByRole('button', { name: own ? 'tea, 1 vote' : 'tea', exact: true })
      await expect(tea).toHaveAttribute('aria-pressed', String(own))
    },
  },
]

for (const { name, run, seen } of DEEDS) {
  test(`[I10] ${name} is on all devices: the own ones, those that were away, and after a reload`, async ({
    personA,
    personB,
    browser,
  }) => {
    const chat = await groupChat(personA, [personB], 'Garden')
    await say(personB, chat.id, ['his'])
    await say(personA, chat.id, ['mine'])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    const phone = await openElsewhere(personA, browser, chat.id)
    await personB.context.setOffline(true)
    await run(page, personB)
    for (const each of [page, phone]) await seen(each, true)
    await personB.context.setOffline(false)
    await seen(other, false)
    for (const each of [page, phone, other]) await each.reload()
    for (const each of [page, phone]) await seen(each, true)
    await seen(other, false)
    await phone.context().close()
  })
}
