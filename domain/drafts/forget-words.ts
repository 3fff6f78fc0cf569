import { advanceUsers } from '#domain/chats/member-store.ts'
import { findDraftsWithWordsOf, writeDraft } from '#domain/drafts/draft-store.ts'
import { tellDraft } from '#domain/drafts/tell-draft.ts'
import type { DomainEvent } from '#domain/events.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Takes the words of a message that is being deleted out of everybody's drafts, quotes of it and edits, and answers what tells their
 * devices; the chat's row is locked by the caller. Rule DF5.
 */
export async function forgetWords(tx: Queryable, chatId: number, seq: number): Promise<DomainEvent[]> {
  const found = await findDraftsWithWordsOf(tx, chatId, seq)
  if (found.length === 0) return []
  const heads = await advanceUsers(tx, new Map(found.map(({ userId }) => [userId, 1])))
  const events: DomainEvent[] = []
  for (const { userId, draft } of found) {
    const rev = heads.get(userId) ?? 0
    const reply = draft.reply?.seq === seq ? { seq, quote: null } : draft.reply
    const edit = draft.edit?.seq === seq ? null : draft.edit
    const next = { ...draft, reply, edit, rev }
    await writeDraft(tx, { chatId, userId }, next)
    events.push(await tellDraft(tx, { chatId, userId }, next))
  }
  return events
}
