import type { Page } from '@playwright/test'
import { expectAccessible, expectNoSidewaysScroll } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, readAll, say } from '#testing/conversations.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const bar = (page: Page) => page.getByRole('button', { name: /^(Pinned message|Закреплённое)/ })
const list = (page: Page) => page.getByRole('dialog', { name: /^(Pinned messages|Закреплённые сообщения)$/ })

async function fromMenu(page: Page, text: string, item: string): Promise<void> {
  await bubble(page, text).click({ button: 'right' })
  await page.getByRole('menuitem', { name: item }).click()
}

test('[PN4] [PN5] what is pinned stands under the header of both, leads there and back, and goes again', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['first **rule**', ...Array.from({ length: 80 }, (_, at) => `No. ${at}`), 'last rule'])
  await readAll(personB, chat.id)
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  const before = await bubble(other, 'last rule').boundingBox()
  await fromMenu(page, 'last rule', 'Pin')
  await expect(page.getByText('Pinned', { exact: true })).toBeVisible()
  await expect(bar(other)).toHaveAccessibleName('Pinned message last rule')
  await expectAccessible(other)
  // What one reads stays where it is.
  expect((await bubble(other, 'last rule').boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0)

  await page.goto(`/chats/${chat.id}/2`)
  await expect(bubble(page, 'first rule')).toBeInViewport()
  await fromMenu(page, 'first rule', 'Pin')
  await expect(bar(other)).toHaveAccessibleName('Pinned message 2 of 2 last rule')
  await bar(other).click()
  await expect(bar(other)).toHaveAccessibleName('Pinned message 1 of 2 first rule')
  await bar(other).click()
  await expect(bubble(other, 'first rule')).toBeInViewport()
  await expect(bar(other)).toHaveAccessibleName('Pinned message 2 of 2 last rule')
  await other.getByRole('button', { name: 'Back to where you were' }).click()
  await expect(bubble(other, 'last rule')).toBeInViewport()

  await other.reload()
  await expect(bar(other)).toHaveAccessibleName('Pinned message 2 of 2 last rule')
  await other.getByRole('button', { name: 'All pinned messages' }).click()
  await expect(list(other).getByRole('listitem')).toHaveText([/last rule/, /first rule/])
  await expectAccessible(other)
  await list(other).getByRole('button', { name: 'Unpin' }).first().click()
  await expect(list(other).getByRole('listitem')).toHaveText([/first rule/])
  await expect(bar(page)).toHaveAccessibleName('Pinned message first rule')
  await list(other)
    .getByRole('button', { name: /first rule/ })
    .click()
  await expect(list(other)).toBeHidden()
  await expect(bubble(other, 'first rule')).toBeInViewport()
  await fromMenu(other, 'first rule', 'Unpin')
  for (const each of [page, other]) await expect(bar(each)).toHaveCount(0)
})

test.describe('when one of them is offline', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })
  test('[PN1] [PN2] [PN3] in a group its owner pins; who was offline has it after, and a deletion takes it along', async ({
    personA,
    personB,
  }) => {
    const chat = await groupChat(personA, [personB])
    await say(personA, chat.id, ['the rule'])
    await say(personB, chat.id, ['mine'])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    await bubble(other, 'mine').click({ button: 'right' })
    await expect(other.getByRole('menuitem', { name: 'Delete' })).toBeVisible()
    await expect(other.getByRole('menuitem', { name: 'Pin' })).toHaveCount(0)
    await other.keyboard.press('Escape')
    await personB.context.setOffline(true)
    await fromMenu(page, 'the rule', 'Pin')
    await expect(bar(page)).toHaveAccessibleName('Pinned message the rule')
    await personB.context.setOffline(false)
    await expect(bar(other)).toHaveAccessibleName('Pinned message the rule')
    await bubble(page, 'the rule').focus()
    await page.keyboard.press('Delete')
    for (const each of [page, other]) await expect(bar(each)).toHaveCount(0)
  })
})

test('[PN4] [PN5] on a phone, in Russian', async ({ newPerson, personB }) => {
  const person = await newPerson({ locale: 'ru-RU', ...PHONE })
  const chat = await directChat(person, personB)
  await say(person, chat.id, ['Правила двора', ...Array.from({ length: 40 }, (_, at) => `№ ${at}`)])
  const page = await openChat(person, chat.id)
  await page.context().request.put(`/api/messages/${chat.id}/2/pin`, {
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
  })
  await expect(bar(page)).toHaveAccessibleName('Закреплённое сообщение Правила двора')
  await expectNoSidewaysScroll(page)
  await expectAccessible(page)
  await bar(page).tap()
  await expect(bubble(page, 'Правила двора')).toBeInViewport({ ratio: 1 })
  await page.getByRole('button', { name: 'Все закреплённые сообщения' }).tap()
  await expect(list(page).getByRole('listitem')).toHaveText([/Правила двора/])
  await expectAccessible(page)
})
