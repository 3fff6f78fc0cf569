import { randomUUID } from 'node:crypto'
import type { APIRequestContext, Browser, Page } from '@playwright/test'
import { io, type Socket } from 'socket.io-client'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Answer, ClientEvents, ServerEvents } from '#contracts/socket-events.ts'
import type { Person } from '#testing/browser.ts'

/** The direct chat of two people. */
export function directChat(a: Person, b: Person): Promise<Chat> {
  return createChat(a, { user_id: b.me.id })
}

/** A private group with its creator and these people. */
export function groupChat(creator: Person, others: Person[], name = 'Altai, July'): Promise<Chat> {
  return createChat(creator, { name, member_ids: others.map((person) => person.me.id), visibility: 'private' })
}

/** A public chat. */
export function publicChat(creator: Person, name = `Neighbours ${randomUUID().slice(0, 8)}`): Promise<Chat> {
  return createChat(creator, { name })
}

async function createChat(person: Person, data: object): Promise<Chat> {
  const answer = await person.context.request.post('/api/chats/', { data, headers: await ownPage(person) })
  if (!answer.ok()) throw new Error(`No chat: ${await answer.text()}`)
  return (await answer.json()) as Chat
}

/** Says all this in order, as a program of the person does, and waits until it is stored. */
export async function say(person: Person, chatId: number, texts: readonly string[]): Promise<void> {
  const origin = (await ownPage(person)).origin
  const socket: Socket<ServerEvents, ClientEvents> = io(origin, {
    transports: ['websocket'],
    auth: { token: await tokenOf(person, person.context.request) },
  })
  try {
    const answers = texts.map(
      (content) =>
        new Promise<Answer<{ message: Message }>>((resolve) => {
          socket.emit('message:send', { chat_id: chatId, content, client_id: randomUUID() }, resolve)
        }),
    )
    for (const answer of await Promise.all(answers)) {
      if (!answer.ok) throw new Error(`Not stored: ${JSON.stringify(answer.problem)}`)
    }
  } finally {
    socket.disconnect()
  }
}

/** Moves the person's read mark to the end, as another device of his would. */
export async function readAll(person: Person, chatId: number): Promise<void> {
  const headers = await ownPage(person)
  const answer = await person.context.request.get(`/api/chats/${chatId}`)
  const { head } = (await answer.json()) as Chat
  await person.context.request.put(`/api/chats/${chatId}/read`, { data: { seq: head }, headers })
}

/** Opens a chat in the person's browser and waits for its messages, and for the scripts to take them over. */
export async function openChat(person: Person, chatId: number): Promise<Page> {
  await person.page.goto(`/chats/${chatId}`)
  await person.page.getByRole('log').waitFor({ state: 'attached' })
  await person.page.locator('[data-still]').waitFor({ state: 'detached' })
  return person.page
}

/** The same chat in another browser of the person; close its context in the end. */
export async function openElsewhere(person: Person, browser: Browser, chatId: number): Promise<Page> {
  const { origin } = new URL(person.page.url())
  const context = await browser.newContext({ baseURL: origin, storageState: await person.context.storageState() })
  const page = await context.newPage()
  await page.goto(`/chats/${chatId}`)
  await page.locator('[data-still]').waitFor({ state: 'detached' })
  return page
}

async function tokenOf({ username, password }: Person, request: APIRequestContext): Promise<string> {
  const answer = await request.post('/api/users/login', { data: { username, password } })
  return ((await answer.json()) as { access_token: string }).access_token
}

/** The headers with which a page of the product itself asks. */
async function ownPage({ context }: Person): Promise<{ origin: string; 'sec-fetch-site': string }> {
  const { url } = await context.request.get('/livez').then((answer) => ({ url: answer.url() }))
  return { origin: new URL(url).origin, 'sec-fetch-site': 'same-origin' }
}

/** The mouse over the messages. Hovering over the list itself may scroll it. */
export async function pointAtThread(page: Page): Promise<void> {
  const room = await page.getByRole('main').boundingBox()
  if (!room) throw new Error('There is no thread')
  await page.mouse.move(room.x + room.width / 2, room.y + room.height / 2)
}
