import type { Messenger } from '#client/messenger.ts'
import type { DraftEdit } from '#contracts/drafts.ts'

/** A message that is being edited: which version the new text shall replace, and how far that has got. */
export interface Edit extends DraftEdit {
  /** The text of that version; empty while it is not known, and once the message was deleted. */
  was: string
  state: 'open' | 'saving'
  /**
   * Why it is not stored: a newer version has come (`overtaken`) or stood in the way (`conflict`), no right any more, a text
   * that cannot be, more than may be done at once, a fault of the server, or no answer.
   */
  problem: 'overtaken' | 'conflict' | 'refused' | 'text' | 'tooMany' | 'server' | 'unanswered' | null
  /** What was given to the server last: it may be stored though no answer came. */
  sent: string | null
  /** The version it was stored as, until the list shows that; null before. */
  stored: number | null
}

const BEGUN = { was: '', state: 'open', problem: null, sent: null, stored: null } as const

const kept = new WeakMap<Messenger, Map<number, { draft: DraftEdit; edit: Edit }>>()

/** How far the edits have got, for as long as the page lives and one person uses it; a save goes on while one looks elsewhere. */
function progressOf(messenger: Messenger) {
  const progress = kept.get(messenger) ?? new Map<number, { draft: DraftEdit; edit: Edit }>()
  kept.set(messenger, progress)
  return progress
}

/** What is edited in a chat, here or on another device of the person; the same object again while nothing changes. */
export function editIn(messenger: Messenger, chatId: number): Edit | null {
  const draft = messenger.getState().editing.get(chatId)
  if (!draft) return null
  const known = progressOf(messenger).get(chatId)
  if (known?.draft === draft) return known.edit
  const isSame = known?.edit.seq === draft.seq && known.edit.version === draft.version
  const edit = { ...(isSame ? known.edit : BEGUN), ...draft }
  progressOf(messenger).set(chatId, { draft, edit })
  return edit
}

export function putEdit(messenger: Messenger, chatId: number, edit: Edit | null): void {
  if (edit) {
    const { seq, version, text } = edit
    const draft = { seq, version, text }
    progressOf(messenger).set(chatId, { draft, edit })
    messenger.setEdit(chatId, draft)
  } else {
    progressOf(messenger).delete(chatId)
    messenger.setEdit(chatId, null)
  }
}
