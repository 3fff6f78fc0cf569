import type { ServerEvents } from '#contracts/socket-events.ts'
import type { Asker, Recorder } from '#proof/chaos/recording/recorder.ts'
import { seenChat, seenMessage } from '#proof/chaos/recording/seen.ts'
import type { WrittenEntry } from '#proof/history/entry.ts'

type Heard<E extends keyof ServerEvents> = Parameters<ServerEvents[E]>[0]
type Told = Pick<Extract<WrittenEntry, { type: 'delivered' }>, 'event' | 'chat' | 'revs' | 'messages' | 'whole'>

/** What an event of the server says about chats, in the words of a history. */
export function toldBy(name: string, event: unknown): Told[] {
  switch (name) {
    case 'chat:changes': {
      const { chat_id: chat, changes } = event as Heard<'chat:changes'>
      const messages = changes.flatMap(({ message }) => (message ? [seenMessage(message)] : []))
      return [{ event: name, chat, revs: changes.map(({ rev }) => rev), messages }]
    }
    case 'user:changes':
      return (event as Heard<'user:changes'>).changes.flatMap((change): Told[] => {
        if (change.type === 'chat') return [{ event: name, chat: change.chat.id, whole: seenChat(change.chat) }]
        return change.type === 'read' ? [{ event: name, chat: change.chat_id }] : []
      })
    case 'chat:read':
    case 'chat:typing':
      return [{ event: name, chat: (event as { chat_id: number }).chat_id }]
    case 'heads':
      return (event as Heard<'heads'>).chats.map(([chat]) => ({ event: name, chat }))
    default:
      return []
  }
}

/** Writes down what was pushed to a device. */
export function writeDelivered(recorder: Recorder, { client, user, session }: Asker, told: readonly Told[]): void {
  if (session === null) return
  for (const each of told) {
    recorder.write({ type: 'delivered', at: recorder.now(), client, user, session, ...each })
  }
}
