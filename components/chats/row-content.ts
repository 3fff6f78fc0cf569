import type { ChatEntry, OutboxItem } from '#client/messenger.ts'
import { shortName } from '#components/format/names.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import type { Message, SystemNote } from '#contracts/messages.ts'

/** The second line of a row. Exactly one of these is shown; the first that applies wins, in this order. */
export type RowPreview =
  | { kind: 'typing'; names: string[] }
  | { kind: 'draft'; text: string }
  | { kind: 'failed'; text: string }
  | { kind: 'own'; text: string; named: boolean }
  | { kind: 'message'; author: string | null; text: string }
  | { kind: 'deleted' }
  | { kind: 'system'; note: SystemNote; author: string; own: boolean }
  | { kind: 'empty' }

export type Tick = 'clock' | 'sent' | 'read'

export interface RowContent {
  preview: RowPreview
  /** Delivery of one's own last message; null when the last word is another's. */
  tick: Tick | null
  /** ms since the epoch. */
  at: number
}

export interface RowSource {
  entry: ChatEntry
  meId: number
  /** What waits to be sent to this chat, oldest first. */
  outbox: readonly OutboxItem[]
  draft: string
  /** The chat is on the stage: its draft stands in the composer, so the row need not repeat it. */
  open: boolean
}

/** What one row of the list says about its chat. */
export function rowContent(source: RowSource): RowContent {
  const { chat } = source.entry
  const queued = source.outbox.at(-1)
  const last = chat.last_message
  const at = queued ? queued.queuedAt : Date.parse(last?.timestamp ?? chat.last_message_time)
  return { preview: preview(source, queued, last), tick: tick(source, queued, last), at }
}

function preview(source: RowSource, queued: OutboxItem | undefined, last: Message | null): RowPreview {
  const { entry, meId, draft, open } = source
  const personal = entry.chat.kind === 'direct'
  if (entry.typing.length > 0) {
    return { kind: 'typing', names: personal ? [] : entry.typing.map((person) => shortName(person.displayName)) }
  }
  if (draft.trim() !== '' && !open) return { kind: 'draft', text: oneLine(draft) }
  const failed = source.outbox.findLast((item) => item.state === 'failed')
  if (failed) return { kind: 'failed', text: oneLine(failed.content) }
  if (queued) return { kind: 'own', text: said(queued), named: !personal }
  if (!last) return { kind: 'empty' }
  const own = last.user_id === meId
  if (last.system) return { kind: 'system', note: last.system, author: shortName(last.display_name), own }
  if (last.deleted_at) return { kind: 'deleted' }
  if (own) return { kind: 'own', text: said(last), named: !personal }
  return { kind: 'message', author: personal ? null : shortName(last.display_name), text: said(last) }
}

function tick(source: RowSource, queued: OutboxItem | undefined, last: Message | null): Tick | null {
  if (queued) return queued.state === 'failed' ? null : 'clock'
  if (!last || last.system || last.deleted_at || last.user_id !== source.meId) return null
  return last.seq <= source.entry.othersReadSeq ? 'read' : 'sent'
}

/** What was written; a poll is known by its sign. */
function said({ content, poll }: Pick<OutboxItem, 'content' | 'poll'> | Message): string {
  return `${poll ? '📊 ' : ''}${oneLine(content)}`
}

/** A row shows one line: breaks become spaces, marks go, and what cannot be seen anyway does not go into the page. */
function oneLine(text: string): string {
  const shown = plainWords(text.slice(0, 400)).replace(/\s+/g, ' ').trim().slice(0, 160)
  // Half a character at the end would be another text in the page that the server writes.
  return shown.replace(/[\uD800-\uDBFF]$/, '')
}
