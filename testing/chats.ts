import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type { Chat } from '#contracts/chats.ts'
import type { Message } from '#contracts/messages.ts'
import type { Person } from '#testing/browser.ts'

/** What people of a browser test do without a screen, as their own pages would ask for it. */

export async function openDirect(person: Person, other: Person): Promise<Chat> {
  return post(person, '/api/chats/', { user_id: other.me.id })
}

export async function createPublic(person: Person, name: string): Promise<Chat> {
  return post(person, '/api/chats/', { name })
}

export async function say(person: Person, chat: Chat, content: string): Promise<Message> {
  return post(person, '/api/messages/', { chat_id: chat.id, content, client_id: randomUUID() })
}

async function post<T>(person: Person, path: string, data: object): Promise<T> {
  const answer = await person.context.request.post(path, { data, headers: { 'sec-fetch-site': 'same-origin' } })
  expect(answer.ok(), await answer.text()).toBe(true)
  return (await answer.json()) as T
}
