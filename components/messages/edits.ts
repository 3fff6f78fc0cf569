import type { Messenger } from '#client/messenger.ts'

/** A message that is being edited. */
export interface Edit {
  seq: number
  /** The version the new text shall replace. */
  version: number
  /** The text of that version; empty once the message was deleted. */
  was: string
  text: string
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

interface Edits {
  byChat: Map<number, Edit>
  listeners: Set<() => void>
}

const kept = new WeakMap<Messenger, Edits>()

/** What is being edited in each chat, for as long as the page lives and one person uses it; a save goes on while one looks elsewhere. */
function editsOf(messenger: Messenger): Edits {
  const edits = kept.get(messenger) ?? { byChat: new Map<number, Edit>(), listeners: new Set<() => void>() }
  kept.set(messenger, edits)
  return edits
}

export function editIn(messenger: Messenger, chatId: number): Edit | null {
  return editsOf(messenger).byChat.get(chatId) ?? null
}

export function putEdit(messenger: Messenger, chatId: number, edit: Edit | null): void {
  const { byChat, listeners } = editsOf(messenger)
  if (edit) byChat.set(chatId, edit)
  else byChat.delete(chatId)
  for (const listener of listeners) listener()
}

export function listenToEdits(messenger: Messenger, listener: () => void): () => void {
  const { listeners } = editsOf(messenger)
  listeners.add(listener)
  return () => listeners.delete(listener)
}
