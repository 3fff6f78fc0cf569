import { randomUUID } from 'node:crypto'
import type { SocketClient } from '#bench/load/socket-client.ts'

/** How a server is spoken to: ours, and the raw one it is compared with, get the same load in their own words. */
export interface Dialect {
  /** How the frames begin that bring messages. */
  prefix: Buffer
  /** The texts of the messages in such a frame. */
  textsIn: (payload: Buffer) => string[]
  /** Says something in a room; `answered` hears whether it was taken. */
  say: (client: SocketClient, room: number, text: string, answered: (taken: boolean) => void) => void
}

interface Changes {
  changes: { message: { content: string } | null }[]
}

/** The messenger's own protocol. */
export const MESSENGER: Dialect = {
  prefix: Buffer.from('42["chat:changes",'),
  textsIn: (payload) => {
    const [, event] = JSON.parse(payload.toString('utf8', 2)) as [string, Changes]
    return event.changes.flatMap(({ message }) => message?.content ?? [])
  },
  say: (client, room, content, answered) => {
    client.askThen('message:send', { chat_id: room, content, client_id: randomUUID() }, (answer) =>
      answered(answer.startsWith('{"ok":true')),
    )
  },
}

/** What `bench/references/raw-socket-io.ts` understands: one event per message, as tutorials do it. */
export const RAW: Dialect = {
  prefix: Buffer.from('42["message",'),
  textsIn: (payload) => {
    const [, message] = JSON.parse(payload.toString('utf8', 2)) as [string, { content: string }]
    return [message.content]
  },
  say: (client, room, content, answered) => {
    client.askThen('say', { chat_id: room, content, client_id: randomUUID() }, (answer) =>
      answered(answer.startsWith('{"ok":true')),
    )
  },
}
