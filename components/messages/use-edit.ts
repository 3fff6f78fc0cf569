import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { type Edit, editIn, putEdit } from '#components/messages/edits.ts'
import { loadTools } from '#components/messages/load-tools.ts'
import { showToast } from '#components/ui/toasts.ts'
import type { Message } from '#contracts/messages.ts'

/** What one does in the composer with a message that is already sent. */
export interface Editing {
  edit: Edit
  type(text: string): void
  cancel(): void
  save(content: string): Promise<void>
}

/**
 * The message of a chat that is being edited in its composer; `begin` starts with another one. It stays with the chat while one
 * looks into others, over a reload and on the person's other devices. Whoever was overtaken keeps his text, is told so, and may put it in the place of the newer one. Rule ED6.
 */
export function useEdit(chatId: number): { editing: Editing | null; begin(message: Message): void } {
  const t = useTranslations('thread.edit')
  const messenger = useMessenger()
  const edit = useMessengerState(() => editIn(messenger, chatId))
  const present = useMessengerState((state) => edit && find(state.conversations.get(chatId)?.messages, edit.seq))
  const put = (next: Edit | null) => putEdit(messenger, chatId, next)

  // The bubble shows the new text before the composer is emptied; and it may tell of a save whose answer was lost.
  const done = edit !== null && isDone(edit, present)
  useEffect(() => {
    if (done) putEdit(messenger, chatId, null)
  }, [done, messenger, chatId])

  const begin = (message: Message) => {
    const { seq, version, content } = message
    if (edit && (edit.text !== edit.was || edit.state === 'saving')) {
      if (edit.seq !== seq) showToast(t('unfinished'))
      return
    }
    put({ seq, version, was: content, text: content, state: 'open', problem: null, sent: null, stored: null })
  }
  if (!edit) return { editing: null, begin }

  const known = withNews(edit, present)
  return {
    begin,
    editing: {
      edit: known,
      type: (text) => put({ ...edit, text }),
      cancel: () => put(null),
      async save(content) {
        const tools = await loadTools()
        if (tools) await tools.saveEdit(messenger, chatId, { edit: known, present, content })
        else put({ ...edit, problem: 'unanswered' })
      },
    },
  }
}

function isDone(edit: Edit, present: Message | null | undefined): boolean {
  if (edit.stored !== null) return !present || present.version >= edit.stored
  return edit.sent !== null && present?.version === edit.version + 1 && present.content === edit.sent
}

/** What the list tells of the message meanwhile: that it was deleted, or has another text. */
function withNews(edit: Edit, present: Message | null | undefined): Edit {
  if (!present || edit.stored !== null || edit.state === 'saving') return edit
  if (present.deleted_at) return { ...edit, was: '', problem: 'refused' }
  if (present.version === edit.version) return edit.was === present.content ? edit : { ...edit, was: present.content }
  return present.version > edit.version ? { ...edit, was: present.content, problem: 'overtaken' } : edit
}

function find(messages: readonly Message[] | undefined, seq: number): Message | undefined {
  return messages?.find((message) => message.seq === seq)
}
