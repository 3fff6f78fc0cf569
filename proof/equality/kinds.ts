import type { Input } from '#client/sync/engine-protocol.ts'
import { type SystemNote, systemNote } from '#contracts/messages.ts'
import type { ServerEvents } from '#contracts/socket-events.ts'
import { type Change, change, type UserChange, userChange } from '#contracts/sync.ts'

/** Events that change nothing which a fresh device would fetch; each with the reason. */
type WithoutState = {
  welcome: 'greets'
  heads: 'names counters, and what they count is fetched'
  presence: 'is of the moment'
  'chat:typing': 'is of the moment'
  'session:ended': 'ends it all'
}
/** Events that carry the kinds below. */
type Carrier = 'chat:changes' | 'user:changes'

/**
 * Every kind of news that changes what a device holds, as the contract says it: parts of a chat's step, what a system line tells,
 * steps of a person, and events without a number.
 */
export type Kind =
  | `step:${Exclude<keyof Change, 'rev'>}`
  | `note:${SystemNote['type']}`
  | `user:${UserChange['type']}`
  | Exclude<keyof ServerEvents, keyof WithoutState | Carrier>

/** The same list read from the schemas, for what types cannot see at run time. */
export const KINDS: readonly string[] = [
  ...Object.keys(change.shape)
    .filter((part) => part !== 'rev')
    .map((part) => `step:${part}`),
  ...systemNote.options.map(({ shape }) => `note:${shape.type.value}`),
  ...userChange.options.map(({ shape }) => `user:${shape.type.value}`),
  'chat:read',
]

/** The kinds of news that an input of the synchronisation brought, by whatever way. */
export function kindsOf(input: Input): Kind[] {
  switch (input.type) {
    case 'chat_changes':
      return input.event.changes.flatMap(kindsOfStep)
    case 'user_changes':
      return input.event.changes.map(({ type }): Kind => `user:${type}`)
    case 'sync_answered':
      return [
        ...input.answer.changes.flatMap(({ changes }) => changes.flatMap(kindsOfStep)),
        ...input.answer.removed.map((): Kind => 'user:chat_removed'),
      ]
    case 'others_read':
      return ['chat:read']
    default:
      return []
  }
}

function kindsOfStep({ message, members }: Change): Kind[] {
  return [
    ...(message ? (['step:message'] as const) : []),
    ...(message?.system ? ([`note:${message.system.type}`] as const) : []),
    ...(members.length > 0 ? (['step:members'] as const) : []),
  ]
}
