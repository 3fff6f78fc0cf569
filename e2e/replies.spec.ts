import type { Page } from '@playwright/test'
import { expectAccessible } from '#testing/accessibility.ts'
import { expect, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Message' })
const bubble = (page: Page, text: string) => page.getByRole('article', { name: `, ${text}` })
const slot = (page: Page, name: string) => page.getByRole('button', { name: `Reply to ${name}` })
const numbers = Array.from({ length: 120 }, (_, at) => `line ${at + 1}.`)

async function replyByMenu(page: Page, text: string): Promise<void> {
  await bubble(page, text).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Reply' }).click()
}

test('[RP2] [RP5] [RP6] an answer shows what it answers on both sides, leads there and back, and follows an edit', async ({
  personA,
  personB,
}) => {
  test.slow()
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['Tulips or roses?', ...numbers])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  const name = personA.me.display_name
  await other.goto(`/chats/${chat.id}/2`)
  await expect(bubble(other, 'Tulips or roses?')).toBeFocused()
  await other.keyboard.press('r')
  await expect(slot(other, name)).toContainText('Tulips or roses?')
  await expect(field(other)).toBeFocused()
  await expectAccessible(other)
  await field(other).fill('Roses')
  await field(other).press('Enter')
  await expect(slot(other, name)).toBeHidden()

  const answer = page.getByRole('article', { name: `in reply to ${name}, Roses` })
  await expect(answer.getByRole('button')).toContainText('Tulips or roses?')
  await expectAccessible(page)
  await answer.getByRole('button').click()
  await expect(bubble(page, 'Tulips or roses?')).toBeInViewport()
  await page.getByRole('button', { name: 'Back to where you were' }).click()
  await expect(answer).toBeInViewport()

  await page.request.patch(`/api/messages/${chat.id}/2`, {
    data: { version: 1, content: 'Peonies?' },
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
  })
  for (const each of [page, other]) {
    await expect(each.getByRole('article', { name: ', Roses' }).getByRole('button')).toContainText('Peonies?')
  }
})

test('[RP4] what is deleted is gone from answers and from what one is about to answer, on both sides', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personA, chat.id, ['A secret'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await replyByMenu(other, 'A secret')
  await field(other).fill('Really?')
  await field(other).press('Enter')
  await expect(other.getByRole('article', { name: 'Really?' }).getByRole('button')).toContainText('A secret')
  await replyByMenu(other, 'A secret')
  await page.request.delete(`/api/messages/${chat.id}/2`, {
    headers: { origin: new URL(page.url()).origin, 'sec-fetch-site': 'same-origin' },
  })
  for (const each of [page, other]) {
    await expect(each.getByRole('article', { name: 'Really?' }).getByRole('button')).toContainText('Message deleted')
    await expect(each.getByText('A secret')).toHaveCount(0)
  }
  await expect(slot(other, personA.me.display_name)).toContainText('Message deleted')
  await other.reload()
  await expect(slot(other, personA.me.display_name)).toContainText('Message deleted')
})

test('[RP3] [RP5] what is selected becomes the quote', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Tulips or roses?'])
  const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
  await bubble(page, 'Tulips').hover()
  await bubble(page, 'Tulips').evaluate((article) => {
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const from = node.textContent?.indexOf('roses') ?? -1
      if (from >= 0) getSelection()?.setBaseAndExtent(node, from, node, from + 5)
    }
  })
  await page.getByRole('button', { name: 'Reply' }).click()
  await expect(slot(page, personB.me.display_name)).toHaveText(/roses$/)
  await field(page).fill('Those')
  await field(page).press('Enter')
  const quote = other.getByRole('article', { name: ', Those' }).getByRole('button')
  await expect(quote).toHaveText(/roses$/)
  await expect(quote).not.toContainText('Tulips')
})

test('[RP5] what one is about to answer outlives a reload, and Escape takes it back before it closes the chat', async ({
  personA,
  personB,
}) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Tulips?'])
  const page = await openChat(personA, chat.id)
  const name = personB.me.display_name
  // Beside the text.
  const box = await bubble(page, 'Tulips?').boundingBox()
  await page.mouse.dblclick((box?.x ?? 0) + (box?.width ?? 0) + 40, (box?.y ?? 0) + 10)
  await expect(slot(page, name)).toBeVisible()
  await field(page).fill('Yes')
  await page.reload()
  await expect(slot(page, name)).toContainText('Tulips?')
  await expect(field(page)).toHaveValue('Yes')
  await page.keyboard.press('Escape')
  await expect(slot(page, name)).toBeHidden()
  await expect(field(page)).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`/chats/${chat.id}$`))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: ', Yes' }).getByRole('button')).toHaveCount(0)
})

test.describe('without a network', () => {
  test.use({ allowedConsole: [/ERR_INTERNET_DISCONNECTED|socket\.io/] })
  test('[RP5] an answer waits in the queue with what it answers, and arrives with it', async ({ personA, personB }) => {
    const chat = await directChat(personA, personB)
    await say(personB, chat.id, ['Tulips?'])
    const [page, other] = [await openChat(personA, chat.id), await openChat(personB, chat.id)]
    await replyByMenu(page, 'Tulips?')
    await personA.context.setOffline(true)
    await field(page).fill('Of course')
    await field(page).press('Enter')
    await expect(page.getByRole('article', { name: ', Of course' }).getByRole('button')).toContainText('Tulips?')
    await personA.context.setOffline(false)
    await expect(other.getByRole('article', { name: ', Of course' }).getByRole('button')).toContainText('Tulips?')
  })
})

test('[RP5] a finger pulls a message to the left to answer it, in Russian', async ({ newPerson, personB }) => {
  const person = await newPerson({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
    locale: 'ru-RU',
  })
  const chat = await directChat(person, personB)
  await say(personB, chat.id, ['Tulips?'])
  const page = await openChat(person, chat.id)
  const article = page.getByRole('article', { name: ', Tulips?' })
  const pull = async (by: number) => {
    const box = (await article.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const at = { x: box.x + box.width / 2 + 60, y: box.y + box.height / 2 }
    const cdp = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x: number) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y: at.y }] })
    await touch('touchStart', at.x)
    for (let step = 1; step <= 8; step++) await touch('touchMove', at.x - (by * step) / 8)
    await touch('touchEnd', at.x)
  }
  const answers = page.getByRole('button', { name: `Ответ: ${personB.me.display_name}` })
  // The first touch tells that somebody is there.
  await expect(async () => {
    await pull(90)
    await expect(answers).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: 'Не отвечать' }).click()
  await pull(40)
  await expect(article).not.toHaveAttribute('data-pull')
  await expect(answers).toBeHidden()
})
