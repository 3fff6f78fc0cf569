import type { Draft, DraftContent, DraftRequest } from '#contracts/drafts.ts'
import type { Message } from '#contracts/messages.ts'
import { AppError } from '#domain/app-error.ts'

/** What a new draft leans on, as it stands in the chat: undefined for what is not there. */
export interface Leaning {
  replied: Message | undefined
  edited: Message | undefined
}

/**
 * Decides what becomes of a draft: its content, or null when the same stands there. What it cannot lean on any more is left out of it:
 * an answer to nothing, the quote of a deleted message, an edit of what is not the person's own or was deleted. Rules DF2, DF3, DF5.
 * @throws `conflict` when it continues another draft than the one that stands there
 */
export function planDraft(
  { text, reply, edit, based_on }: DraftRequest,
  before: Draft | null,
  userId: number,
  { replied, edited }: Leaning,
): DraftContent | null {
  const isDeleted = (message: Message) => message.deleted_at !== null
  const next: DraftContent = {
    text,
    reply:
      reply && replied && !replied.system
        ? { seq: reply.seq, quote: isDeleted(replied) ? null : (reply.quote ?? null) }
        : null,
    edit: edit && edited && edited.user_id === userId && !edited.system && !isDeleted(edited) ? edit : null,
  }
  if (isSame(next, before ?? NOTHING)) return null
  if (based_on !== undefined && based_on !== (before?.rev ?? 0)) {
    throw new AppError('conflict', 'Another draft stands here by now')
  }
  return next
}

/** What a draft is where there never was one. */
export const NOTHING: Draft = { text: '', reply: null, edit: null, rev: 0 }

function isSame(one: DraftContent, other: DraftContent): boolean {
  return (
    one.text === other.text &&
    one.reply?.seq === other.reply?.seq &&
    (one.reply?.quote ?? null) === (other.reply?.quote ?? null) &&
    one.edit?.seq === other.edit?.seq &&
    one.edit?.version === other.edit?.version &&
    one.edit?.text === other.edit?.text
  )
}
