import { createMessenger, type MessengerOptions, type RunningMessenger } from '#client/create-messenger.ts'
import type { MessengerState } from '#client/messenger.ts'
import type { Me } from '#contracts/users.ts'
import { afterwards } from '#testing/afterwards.ts'
import type { SignedUp } from '#testing/api-client.ts'

const PATIENCE_MS = 20_000

/** A messenger as a page would run it, and what a test wants to see of it. */
export interface OpenMessenger extends RunningMessenger {
  me: Me
  /** Pages it was sent to. */
  pages: string[]
  /** Resolves when the state is as wished; says what it was when it never gets there. */
  shows(what: string, wished: (state: MessengerState) => boolean): Promise<void>
  /** Stored and queued texts of a chat, as they stand on the screen. */
  texts(chatId: number): string[]
}

/** `observe` hears each input of its synchronisation. */
export async function openMessenger(
  person: SignedUp,
  origin: string,
  { observe }: Pick<MessengerOptions, 'observe'> = {},
): Promise<OpenMessenger> {
  const me = (await person.api.get('/api/users/me')).body as Me
  const headers = { authorization: `Bearer ${person.token}` }
  const pages: string[] = []
  const messenger = createMessenger({
    me,
    origin,
    socketHeaders: headers,
    ...(observe && { observe }),
    fetch: (input, init) => fetch(input, { ...init, headers: { ...(init?.headers as object), ...headers } }),
    page: { here: () => '/', goTo: (path) => void pages.push(path) },
  })
  afterwards(async () => messenger.stop())
  messenger.start()
  return {
    ...messenger,
    me,
    pages,
    shows: (what, wished) => waitFor(messenger, what, wished),
    texts(chatId) {
      const { conversations, outbox } = messenger.getState()
      const stored = (conversations.get(chatId)?.messages ?? []).filter((message) => message.system === null)
      const queued = outbox.filter((item) => item.chatId === chatId)
      return [...stored, ...queued].map(({ content }) => content)
    },
  }
}

function waitFor(messenger: RunningMessenger, what: string, wished: (state: MessengerState) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      stop()
      const { connection, conversations, outbox, chats } = messenger.getState()
      const seen = { connection, conversations: [...conversations.values()], outbox, chats: [...chats.values()] }
      reject(new Error(`Never shown: ${what}. Last state: ${JSON.stringify(seen).slice(0, 3000)}`))
    }, PATIENCE_MS)
    const look = () => {
      if (!wished(messenger.getState())) return
      clearTimeout(timer)
      stop()
      resolve()
    }
    const stop = messenger.subscribe(look)
    look()
  })
}
