import type { Draft } from '#contracts/drafts.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import type { DraftPlace } from '#domain/drafts/draft-store.ts'
import type { DomainEvent } from '#domain/events.ts'
import type { Queryable } from '#runtime/database.ts'

/** What tells a person's devices of a draft, to be published after the commit. */
export async function tellDraft(tx: Queryable, { chatId, userId }: DraftPlace, draft: Draft): Promise<DomainEvent> {
  const { rev } = draft
  const epoch = await readEpoch(tx)
  const changes = [{ type: 'draft' as const, rev, chat_id: chatId, draft }]
  return { type: 'user_changed', userId, epoch, after: rev - 1, upto: rev, changes }
}
