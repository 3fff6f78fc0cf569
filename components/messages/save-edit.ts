import type { Messenger } from '#client/messenger.ts'
import { type Edit, editIn, putEdit } from '#components/messages/edits.ts'

/**
 * Gives the message that is edited in a chat its new text, in place of the version whose text one has seen. When another one stands
 * there, its text is fetched and shown, and the next save puts the new text in place of that. Rules ED2, ED6.
 */
export async function saveEdit(messenger: Messenger, chatId: number, edit: Edit, content: string): Promise<void> {
  const { seq, version } = edit
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

function problemOf(code: string): Exclude<Edit['problem'], null> {
  if (code === 'conflict') return 'conflict'
  if (code === 'not_found' || code === 'forbidden') return 'refused'
  if (code === 'invalid') return 'text'
  if (code === 'rate_limited') return 'tooMany'
  return code === 'internal' ? 'server' : 'unanswered'
}
