import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { chatTitle } from '#components/chats/chat-title.ts'
import { ChatPicker } from '#components/messages/chat-picker.tsx'
import { prepared } from '#components/messages/composer-text.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { showToast } from '#components/ui/toasts.ts'
import { LIMITS } from '#contracts/limits.ts'

/** Passes messages on into one chat or several, with a comment or without. Rule FW4. */
export function ForwardDialog({ chatId, seqs, open, onOpenChange, onDone }: MessageDialogProps) {
  const t = useTranslations('thread.forward')
  const messenger = useMessenger()
  const loaded = useMessengerState((state) => state.conversations.get(chatId)?.messages)
  const phone = useMedia(PHONE)
  const field = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [comment, setComment] = useState('')
  const messages =
    loaded?.filter((message) => seqs.includes(message.seq) && !message.deleted_at && !message.system) ?? []

  const toggle = (id: number) =>
    setChosen((ids) => (ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id]))
  const send = () => {
    if (chosen.length === 0) return field.current?.focus()
    for (const id of chosen) void messenger.forward(id, messages, prepared(comment))
    const [only] = chosen.length === 1 ? chosen : []
    const entry = only !== undefined && messenger.getState().chats.get(only)
    showToast(entry ? t('doneTo', { name: chatTitle(entry.chat) }) : t('done', { count: chosen.length }))
    onOpenChange(false)
    onDone?.()
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      widthClassName="sm:max-w-115 max-sm:h-dvh sm:h-[39.75rem]"
      initialFocus={phone ? undefined : field}
      phoneAction={
        phone ? (
          <Button look="quiet" onClick={send} className="px-3">
            {t('action')}
          </Button>
        ) : undefined
      }
      footer={
        <>
          <p role="status" className="mr-auto text-md text-ink-2">
            {t('chosen', { count: chosen.length })}
          </p>
          <Button look="secondary" onClick={() => onOpenChange(false)}>
            {t('cancel')}
          </Button>
          <Button onClick={send}>{t('action')}</Button>
        </>
      }
    >
      <div className="flex h-full flex-col">
        <ChatPicker inputRef={field} chosen={chosen} onToggle={toggle} />
        <textarea
          rows={2}
          dir="auto"
          value={comment}
          maxLength={LIMITS.messageMax}
          aria-label={t('comment')}
          placeholder={t('comment')}
          onChange={(event) => setComment(event.target.value)}
          className="mt-2 field-sizing-content max-h-32 min-h-11 w-full flex-none resize-none rounded-md bg-field px-3 py-2.5 text-base outline-none placeholder:text-ink-3 focus:bg-surface focus:shadow-[inset_0_0_0_2px_var(--mm-accent-ink)] max-sm:text-[1rem] forced-colors:border"
        />
      </div>
    </Dialog>
  )
}
