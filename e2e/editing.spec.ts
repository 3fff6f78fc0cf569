import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, groupChat, openChat, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const save = (page: Page) => page.getByRole('button', { name: 'Save' })

test('[ED6] arrow up edits the last message, everybody sees it, and the draft is there again', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['an older one', 'helo'])
  await say(personB, chat.id, ['what?'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await field(page).press('ArrowUp')
  await expect(page.getByText('Edit message')).toBeVisible()
  await expect(field(page)).toHaveValue('helo')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('lo')
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Edit message')).toBeHidden()
  await expect(field(page)).toHaveValue('')
  for (const each of [page, other]) {
    await expect(bubble(each, 'hello, edited')).toBeVisible()
    await expect(bubble(each, 'helo')).toHaveCount(0)
  }
  await page.reload()
  await expect(bubble(page, 'hello, edited')).toBeVisible()

  await field(page).fill('a draft')
  await bubble(page, 'an older one').click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Edit' }).click()
  await expect(field(page)).toHaveValue('an older one')
  await expect(field(page)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('a draft')
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await expect(bubble(other, 'what?')).toBeVisible()
})

test('[ED6] E edits the message that has the focus, and a message of another is not edited', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['mine'])
  await say(personB, chat.id, ['his'])
  const page = await openChat(personA, chat.id)
  await bubble(page, 'his').focus()
  await page.keyboard.press('e')
  await expect(page.getByText('Edit message')).toBeHidden()
  await expect(field(page)).toHaveValue('e')
  await field(page).fill('')
  await bubble(page, 'his').focus()
  await page.keyboard.press('ArrowUp')
  await expect(bubble(page, 'mine')).toBeFocused()
  await page.keyboard.press('e')
  await expect(field(page)).toHaveValue('mine')
  await bubble(page, 'his').click({ button: 'right' })
  await expect(page.getByRole('menuitem', { name: 'Copy text' })).toBeVisible()
  await expect(page.getByRole('menuitem', { name: 'Edit' })).toHaveCount(0)
})

test('[ED2] [ED6] who is overtaken is told, keeps his text and may put it there', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['first'])
  const page = await openChat(personA, chat.id)
  await field(page).press('ArrowUp')
  await expect(field(page)).toHaveValue('first')
  await field(page).fill('by the laptop')
  const overtaking = await page.request.patch(`/api/messages/${chat.id}/2`, {
    data: { version: 1, content: 'by a program' },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(overtaking.status()).toBe(200)
  await expect(bubble(page, 'by a program, edited')).toBeVisible()
  await expect(page.getByText('was edited elsewhere meanwhile')).toBeVisible()
  await expect(field(page)).toHaveValue('by the laptop')
  await expectAccessible(page)
  // Whoever had pressed already replaces nothing that he has not seen.
  await save(page).click()
  await expect(page.getByText('Nothing was replaced')).toBeVisible()
  await expect(bubble(page, 'by a program, edited')).toBeVisible()
  await expect(field(page)).toHaveValue('by the laptop')
  await save(page).click()
  await expect(bubble(page, 'by the laptop, edited')).toBeVisible()
  await expect(field(page)).toHaveValue('')
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

  test('[ED6] the text stays, also when one looks into another chat, and is stored later', async ({
    personA,
    personB,
  }) => {
    const chat = await directChat(personA, personB)
    await groupChat(personA, [personB], 'Elsewhere')
    await say(personA, chat.id, ['first'])
    const page = await openChat(personA, chat.id)
    const list = page.getByRole('navigation', { name: 'Chats' })
    await field(page).press('ArrowUp')
    await field(page).fill('first, better')
    await personA.context.setOffline(true)
    await save(page).click()
    await expect(page.getByText('Not saved: no answer')).toBeVisible()
    await list.getByRole('link', { name: 'Elsewhere' }).click()
    await expect(page.getByRole('heading', { name: 'Elsewhere' })).toBeVisible()
    await expect(field(page)).toHaveValue('')
    await list.getByRole('link', { name: personB.me.display_name }).click()
    await expect(field(page)).toHaveValue('first, better')
    await personA.context.setOffline(false)
    await save(page).click()
    await expect(bubble(page, 'first, better, edited')).toBeVisible()
    await expect(field(page)).toHaveValue('')
  })
})

test('[ED7] the mark and the menu open the history, with the words that came and went', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['see you at six'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  for (const text of ['see you at seven', 'see you at seven, Boris']) {
    await field(page).press('ArrowUp')
    await field(page).fill(text)
    await page.keyboard.press('Enter')
    await expect(bubble(other, `${text}, edited`)).toBeVisible()
  }
  await bubble(other, 'see you').getByText('edited').click()
  const history = other.getByRole('dialog', { name: 'Edit history' })
  await expect(history.getByRole('listitem')).toHaveCount(3)
  const [newest, middle, first] = await history.getByRole('listitem').all()
  await expect(newest?.locator('ins') as Locator).toHaveText(', Boris')
  await expect(middle?.locator('del') as Locator).toHaveText('six')
  await expect(middle?.locator('ins') as Locator).toHaveText('seven')
  await expect(first as Locator).toContainText('see you at six')
  await expectAccessible(other)
  await other.keyboard.press('Escape')
  await expect(history).toBeHidden()
  await bubble(other, 'see you').focus()
  await other.keyboard.press('Enter')
  await other.getByRole('menuitem', { name: 'Edit history' }).press('Enter')
  await expect(history.getByRole('listitem')).toHaveCount(3)
})

test('Escape leads back layer by layer: the edit, the search, the chat', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['mine'])
  const page = await openChat(personA, chat.id)
  const search = page.getByRole('combobox', { name: 'Search people and chats' })
  await search.fill('nobody')
  await field(page).press('ArrowUp')
  await expect(field(page)).toHaveValue('mine')
  await page.keyboard.press('Escape')
  await expect(field(page)).toHaveValue('')
  await expect(search).toHaveValue('nobody')
  await page.keyboard.press('Escape')
  await expect(search).toHaveValue('')
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(/\/$/)
})

test.describe('when the server does not take it', () => {
  test.use({ allowedConsole: [/status of (429|500)/] })
  test('[ED6] an edit that is not stored says why, and nothing of it is lost', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personA, chat.id, ['first'])
    const page = await openChat(personA, chat.id)
    await field(page).press('ArrowUp')
    await field(page).fill('first, better')
    const target = `**/api/messages/${chat.id}/*`
    for (const [status, code, words] of [
      [429, 'rate_limited', 'Too much at once'],
      [500, 'internal', 'something went wrong on the server'],
    ] as const) {
      await page.route(target, (route) => route.fulfill({ status, json: { detail: code, code } }))
      await page.keyboard.press('Enter')
      await expect(page.getByText(words)).toBeVisible()
      await expect(field(page)).toHaveValue('first, better')
      await page.unroute(target)
    }
    await page.keyboard.press('Enter')
    await expect(bubble(page, 'first, better, edited')).toBeVisible()
  })
})
