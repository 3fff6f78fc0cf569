import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { beganAt } from '#proof/checker/index/intents.ts'
import type { EntryOf } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

/** Something that the server told a client without being asked. */
export interface Push {
  entry: EntryOf<'applied'> | EntryOf<'delivered'>
  client: string
  user: number
  session: string | null
  chat: number
  /** When it arrived. */
  at: number
  revs: readonly number[]
  messages: readonly SeenMessage[]
}

/** Every push, whether the client applied it or not. */
export function* pushesOf(index: HistoryIndex): Generator<Push> {
  for (const entry of index.of('delivered')) yield { ...pick(entry), at: entry.at }
  for (const entry of index.of('applied')) {
    if (entry.via === 'event') yield { ...pick(entry), at: entry.arrivedAt ?? entry.at }
  }
}

function pick(entry: Push['entry']): Omit<Push, 'at'> {
  const { client, user, session, chat, revs, messages } = entry
  return { entry, client, user, session, chat, revs, messages }
}

/** When the latest of its messages was first tried to be sent: it cannot have been on its way before. */
export function newestPush({ intents }: HistoryIndex, { messages }: Push): number {
  let newest = Number.NEGATIVE_INFINITY
  for (const { author, clientId } of messages) {
    const intent = clientId === null ? undefined : intents.underKey(author, clientId)
    if (intent) newest = Math.max(newest, beganAt(intent))
  }
  return newest
}
