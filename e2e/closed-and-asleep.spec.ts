import type { BrowserContext, Page } from '@playwright/test'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import { expect, type Person, test } from '#testing/browser.ts'
import { directChat, openChat, say } from '#testing/conversations.ts'

// Two tabs that are written in at once may tell of two drafts: the server refuses one of them, and the tab joins both.
test.use({ allowedConsole: [/socket\.io|ERR_INTERNET_DISCONNECTED|409 \(Conflict\)/] })

const composer = (page: Page) => page.getByRole('textbox', { name: 'Message' })

async function send(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

/** Texts of a chat as the server has them. */
const storedFor = (person: Person, chat: Chat) => async () => {
  const answer = await person.context.request.get(`/api/messages/${chat.id}`)
  return ((await answer.json()) as Message[]).map(({ content }) => content)
}

const shown = (page: Page, text: string) => page.getByRole('log').getByText(text)

test('[BC13] [BC14] what was written without a network in a page that was closed arrives once and in order', async ({
  personA,
  newPerson,
}) => {
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const chat = await directChat(anna, personA)
  const { context } = personA
  const page = await openChat(personA, chat.id)
  await context.setOffline(true)
  const texts = ['In the tunnel', 'Still in it', 'And a third one']
  for (const text of texts) {
    await send(page, text)
    await expect(shown(page, text)).toHaveCount(1)
  }
  await page.close()
  expect(await storedFor(anna, chat)()).toEqual([])

  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto('/')
  await expect.poll(storedFor(anna, chat)).toEqual(texts)
  await again.goto(`/chats/${chat.id}`)
  for (const text of texts) await expect(shown(again, text)).toHaveCount(1)
})

test('[BC14] [BC17] two tabs send at once: everything arrives once, in the order of each, and both show the same', async ({
  personA,
  newPerson,
}) => {
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const chat = await directChat(anna, personA)
  const tabs = [personA.page, await personA.context.newPage()]
  for (const tab of tabs) await tab.goto(`/chats/${chat.id}`)
  const written = ['left', 'right'].map((side) => Array.from({ length: 8 }, (_, place) => `${side} ${place}`))
  // One person writes in one of them at a time; what is sent is on its way from both.
  for (let place = 0; place < 8; place++) {
    for (const [at, tab] of tabs.entries()) await send(tab, written[at]?.[place] ?? '')
  }
  await expect.poll(async () => (await storedFor(anna, chat)()).length).toBe(16)
  const stored = await storedFor(anna, chat)()
  for (const mine of written) expect(stored.filter((text) => mine.includes(text))).toEqual(mine)
  for (const tab of tabs) for (const text of stored) await expect(shown(tab, text)).toHaveCount(1)
})

/** A network that goes on looking alive and carries nothing, while `asleep`. */
async function guardSockets(context: BrowserContext): Promise<{ asleep: boolean }> {
  const gate = { asleep: false }
  await context.routeWebSocket(/socket\.io/, (socket) => {
    const server = socket.connectToServer()
    let isDead = false
    const carries = () => {
      isDead ||= gate.asleep
      return !isDead
    }
    socket.onMessage((frame) => carries() && server.send(frame))
    server.onMessage((frame) => carries() && socket.send(frame))
  })
  return gate
}

test('[BC21] a laptop that slept for an hour shows what was said meanwhile, and sends', async ({
  personA,
  newPerson,
}) => {
  const anna = await newPerson({ displayName: 'Anna Bell' })
  const chat = await directChat(anna, personA)
  const { page, context } = personA
  const gate = await guardSockets(context)
  await page.clock.install()
  await page.goto(`/chats/${chat.id}`)
  await say(anna, chat.id, ['Before the lid was closed'])
  await expect(shown(page, 'Before the lid was closed')).toBeVisible()

  gate.asleep = true
  await say(anna, chat.id, ['While you slept', 'Long after'])
  expect(await shown(page, 'While you slept').count()).toBe(0)
  gate.asleep = false
  await page.clock.fastForward('01:00:00')

  await expect(shown(page, 'While you slept')).toHaveCount(1)
  await expect(shown(page, 'Long after')).toHaveCount(1)
  await send(page, 'Awake')
  const all = ['Before the lid was closed', 'While you slept', 'Long after', 'Awake']
  await expect.poll(storedFor(anna, chat)).toEqual(all)
  await expect(shown(page, 'Awake')).toHaveCount(1)
})

test('[BC21] an attempt that hangs is begun anew as soon as there is a network', async ({ personA, personB }) => {
  const chat = await directChat(personA, personB)
  await say(personB, chat.id, ['Waiting outside'])
  const { page, context } = personA
  let attempts = 0
  await context.routeWebSocket(/socket\.io/, (socket) => {
    attempts++
    // The first one is never answered, and never refused either.
    if (attempts > 1) socket.connectToServer()
  })
  await page.clock.install()
  await page.goto(`/chats/${chat.id}`)
  await expect.poll(() => attempts).toBe(1)
  // No time passes, so that no limit of time ends the attempt.
  await page.clock.pauseAt(new Date(Date.now() + 1000))
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect.poll(() => attempts).toBe(2)
  await page.clock.resume()
  await send(page, 'I am here')
  await expect(page.getByRole('article', { name: 'I am here, sent' })).toBeVisible()
})
