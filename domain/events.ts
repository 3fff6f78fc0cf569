import type { ChatChanges, UserChange } from '#contracts/sync.ts'

/**
 * What a use case tells the world after its commit, in the past tense. Nothing is published before the commit.
 * Whoever listens (sockets, later nodes) takes it as a hint: the database is the truth.
 */
export type DomainEvent =
  /** One commit changed a chat. */
  | { type: 'chat_changed'; changes: ChatChanges }
  /** These people are members from now on: their open sockets hear the chat before its changes are told. */
  | { type: 'members_joined'; chatId: number; userIds: number[] }
  /** One commit changed what a person sees of his own list. */
  | { type: 'user_changed'; userId: number; epoch: string; after: number; upto: number; changes: UserChange[] }
  /** A person's read mark moved forward. */
  | { type: 'read_advanced'; chatId: number; userId: number; seq: number }
  /** A session ended: its requests and sockets end too. */
  | { type: 'session_ended'; sessionId: string; userId: number; reason: 'signed_out' | 'revoked' | 'expired' }
