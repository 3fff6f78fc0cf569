import type { BrowserContext, Page } from '@playwright/test'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat } from '#testing/conversations.ts'

test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED/] })

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })

/** Texts of a chat as the server has them. */
const storedFor = (person: Person, chat: Chat) => async () => {
  const answer = await person.context.request.get(`/api/messages/${chat.id}`)
  return ((await answer.json()) as Message[]).map(({ content }) => content)
}

/** Presses Enter and has the page die before it does anything else: no write that waits its turn is ever begun. */
async function pressEnterAndDie(context: BrowserContext, page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page)
  let heard = () => {}
  const pressed = new Promise<void>((resolve) => {
    heard = resolve
  })
  await page.exposeFunction('tellPressed', heard)
  const died = page.waitForEvent('crash')
  page
    .evaluate(() => {
      const enter = { key: 'Enter', bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', enter))
      ;(window as unknown as { tellPressed(): void }).tellPressed()
      for (;;);
    })
    .catch(() => {})
  await pressed
  devtools.send('Page.crash').catch(() => {})
  await died
  await page.close()
}

for (const network of ['online', 'offline'] as const) {
  test(`[BC13] a page that closes right after Enter loses nothing, ${network}`, async ({ personA, newPerson }) => {
    const anna = await newPerson({ displayName: 'Anna Bell' })
    const chat = await directChat(anna, personA)
    const { page, context } = personA
    await page.goto(`/chats/${chat.id}`)
    await composer(page).fill('Closing time')
    await expect(page.getByRole('button', { name: 'Send' })).toHaveAttribute('aria-disabled', 'false')
    if (network === 'offline') await context.setOffline(true)
    await pressEnterAndDie(context, page)
    await context.setOffline(false)

    const again = await context.newPage()
    await again.goto(`/chats/${chat.id}`)
    await expect(again.getByRole('log').getByText('Closing time')).toHaveCount(1)
    await expect(composer(again)).toHaveValue('')
    await expect.poll(storedFor(anna, chat)).toEqual(['Closing time'])
    await again.reload()
    await expect(again.getByRole('log').getByText('Closing time')).toHaveCount(1)
  })
}

test('[BC17] [BC19] what the database does not take is sent by its own tab, though another one leads', async ({
  personA,
  newPerson,
}) => {
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const chat = await directChat(anna, personA)
  const { page: leader, context } = personA
  await leader.goto('/')
  await expect(leader.getByRole('link', { name: /Anna Bell/ })).toBeVisible()
  const page = await context.newPage()
  // A full disk, as this page sees it.
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException('No room', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse })
    Object.assign(Storage.prototype, { setItem: refuse })
  })
  await page.goto(`/chats/${chat.id}`)
  for (const text of ['One', 'Two']) {
    await composer(page).fill(text)
    await composer(page).press('Enter')
  }
  await expect.poll(storedFor(anna, chat)).toEqual(['One', 'Two'])
})

for (const [locale, words] of [
  ['en', 'Not sent: you may not write here'],
  ['ru', 'Не отправлено: здесь вам нельзя писать'],
] as const) {
  test(`[BC15] a message that is refused says why, ${locale}`, async ({ newPerson }) => {
    const anna = await newPerson({ displayName: 'Anna Bell' })
    const { page, context, ...person } = await newPerson({ locale, viewport: { width: 360, height: 740 } })
    const chat = await directChat(anna, { page, context, ...person })
    // The server refuses what is sent, and nothing else.
    await context.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer()
      socket.onMessage((frame) => {
        const number = /^42(\d+)\["message:send"/.exec(String(frame))?.[1]
        const problem = { type: 'about:blank', title: 'Forbidden', status: 403, detail: 'No.', code: 'forbidden' }
        if (number === undefined) server.send(frame)
        else socket.send(`43${number}${JSON.stringify([{ ok: false, problem }])}`)
      })
    })
    await page.goto(`/chats/${chat.id}`)
    await page.getByRole('textbox').last().fill('May I?')
    await page.getByRole('textbox').last().press('Control+Enter')
    const pill = page.getByRole('log').getByRole('button', { name: words })
    await expect(pill).toBeVisible()
    expect((await pill.boundingBox())?.x).toBeGreaterThanOrEqual(0)
  })
}
