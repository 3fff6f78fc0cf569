import type { Messenger } from '#client/messenger.ts'
import { prepared } from '#components/messages/composer-text.ts'
import { type Edit, editIn, putEdit } from '#components/messages/edits.ts'
import type { Message } from '#contracts/messages.ts'

/**
 * Gives the message that is edited in a chat its new text, in place of the version whose text one has seen; the same text ends the edit. When another one stands
 * there, its text is fetched and shown, and the next save puts the new text in place of that. Rules ED2, ED6.
 */
export async function saveEdit(
  messenger: Messenger,
  chatId: number,
  { edit, present, content }: { edit: Edit; present: Message | null | undefined; content: string },
): Promise<void> {
  const { seq, version } = edit
  if (editIn(messenger, chatId)?.state === 'saving') return
  if (content === prepared(present?.content ?? edit.was)) return putEdit(messenger, chatId, null)
  // Whoever had begun to press when the newer text came has not read it yet.
  if (present && edit.problem === 'overtaken') {
    return putEdit(messenger, chatId, { ...edit, version: present.version, was: present.content, problem: 'conflict' })
  }
  /** The edit as it is by now, unless it was given up or another one begun. */
  const now = () => {
    const known = editIn(messenger, chatId)
    return known?.seq === seq && known.state === 'saving' ? known : null
  }
  putEdit(messenger, chatId, { ...edit, state: 'saving', problem: null, sent: content })
  const answer = await messenger.editMessage(chatId, { seq, version, content })
  const saving = now()
  if (!saving) return
  if (answer.ok) return putEdit(messenger, chatId, { ...saving, stored: answer.data.version })
  const problem = problemOf(answer.problem.code)
  if (problem !== 'conflict') return putEdit(messenger, chatId, { ...saving, state: 'open', problem })
  const versions = await messenger.listVersions(chatId, seq)
  const waiting = now()
  const newest = versions.ok ? versions.data.at(-1) : undefined
  if (!waiting) return
  if (!newest) return putEdit(messenger, chatId, { ...waiting, state: 'open', problem: 'unanswered' })
  putEdit(messenger, chatId, { ...waiting, version: newest.version, was: newest.content, state: 'open', problem })
}

/** The text that an edit replaces, where it is not known yet. */
export async function readOldText(messenger: Messenger, chatId: number, seq: number): Promise<void> {
  const versions = await messenger.listVersions(chatId, seq)
  const edit = editIn(messenger, chatId)
  const old = versions.ok && versions.data.find(({ version }) => version === edit?.version)
  if (old && edit?.seq === seq && edit.was === '') putEdit(messenger, chatId, { ...edit, was: old.content })
}

function problemOf(code: string): Exclude<Edit['problem'], null> {
  if (code === 'conflict') return 'conflict'
  if (code === 'not_found' || code === 'forbidden') return 'refused'
  if (code === 'invalid') return 'text'
  if (code === 'rate_limited') return 'tooMany'
  return code === 'internal' ? 'server' : 'unanswered'
}
