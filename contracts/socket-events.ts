import { z } from 'zod'
import type { Chat, ReadAnswer } from '#contracts/chats.ts'
import { readRequest } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { HistoryPage, Message } from '#contracts/messages.ts'
import { clientId, historyRequest, sendRequest } from '#contracts/messages.ts'
import { id } from '#contracts/primitives.ts'
import type { Problem } from '#contracts/problems.ts'
import type { ChangesAnswer, ChatChanges, SyncAnswer, UserChange } from '#contracts/sync.ts'
import { changesRequest, syncRequest } from '#contracts/sync.ts'
import type { Me, Presence } from '#contracts/users.ts'

/** Every acknowledgement: the answer, or a problem that says whether to try again. */
export type Answer<T> = { ok: true; data: T } | { ok: false; problem: Problem }
export type Ack<T> = (answer: Answer<T>) => void

export const chatRef = z.object({ chat_id: id })

/** What clients may say, each payload checked by its schema before anything else happens. */
export const clientEventSchemas = {
  'message:send': sendRequest.extend({ client_id: clientId }),
  'chat:read': readRequest,
  'chat:typing': chatRef,
  'chat:open': chatRef,
  'chat:close': chatRef,
  'presence:watch': z.object({ user_ids: z.array(id).max(LIMITS.presenceWatchMax) }),
  'presence:state': z.object({ state: z.enum(['active', 'idle']) }),
  sync: syncRequest,
  changes: changesRequest,
  history: historyRequest,
} as const

type Payload<E extends keyof typeof clientEventSchemas> = z.input<(typeof clientEventSchemas)[E]>

export interface ClientEvents {
  /** Stores a message; a repeat with the same `client_id` answers the first one. */
  'message:send': (payload: Payload<'message:send'>, ack: Ack<{ message: Message }>) => void
  /** Moves the caller's read mark forward. */
  'chat:read': (payload: Payload<'chat:read'>, ack: Ack<ReadAnswer>) => void
  /** Not acknowledged, not numbered; said again every 3 s while the person types. */
  'chat:typing': (payload: Payload<'chat:typing'>) => void
  /** Subscribes to a chat the caller may see, a public one he has not joined included, and answers it fresh. */
  'chat:open': (payload: Payload<'chat:open'>, ack: Ack<{ chat: Chat }>) => void
  'chat:close': (payload: Payload<'chat:close'>) => void
  /** Replaces the set of people whose presence this socket hears of, and answers their present one. */
  'presence:watch': (payload: Payload<'presence:watch'>, ack: Ack<{ presence: Presence[] }>) => void
  'presence:state': (payload: Payload<'presence:state'>) => void
  sync: (payload: Payload<'sync'>, ack: Ack<SyncAnswer>) => void
  changes: (payload: Payload<'changes'>, ack: Ack<ChangesAnswer>) => void
  history: (payload: Payload<'history'>, ack: Ack<HistoryPage>) => void
}

export interface ServerEvents {
  /** First event of every connection, after the socket hears all chats of the person: now `sync`. */
  welcome: (event: { me: Me; session_id: string; epoch: string; server_time: string }) => void
  /** What one commit held for one chat; `after + 1 … upto` without a gap. */
  'chat:changes': (event: ChatChanges) => void
  /** Somebody read up to `seq`. Marks only grow, so a repeated or late one is harmless. */
  'chat:read': (event: { chat_id: number; user_id: number; seq: number }) => void
  'chat:typing': (event: { chat_id: number; user_id: number; display_name: string }) => void
  /** What one commit held for the person himself, on all his devices; `after + 1 … upto` without a gap. */
  'user:changes': (event: { epoch: string; after: number; upto: number; changes: UserChange[] }) => void
  presence: (event: Presence) => void
  /** With each heartbeat, the counters that moved since the last one: closes the gap of a lost last event. */
  heads: (event: { epoch: string; user_rev?: number; chats: [chat_id: number, head: number][] }) => void
  /** The session is over (signed out, revoked, password changed); the socket closes after it. */
  'session:ended': (event: { reason: 'signed_out' | 'revoked' | 'expired' }) => void
}
