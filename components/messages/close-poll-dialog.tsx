import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { showToast } from '#components/ui/toasts.ts'

/** Asks before a poll is closed: nobody can open it again. Rule PL4. */
export function ClosePollDialog({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const [seq = 0] = seqs
  const t = useTranslations('thread.poll')
  const common = useTranslations('common')
  const messenger = useMessenger()
  const cancel = useRef<HTMLButtonElement>(null)
  const [closing, setClosing] = useState(false)
  const close = async () => {
    setClosing(true)
    const answer = await messenger.closePoll(chatId, seq)
    setClosing(false)
    if (answer.ok) return onOpenChange(false)
    const { code } = answer.problem
    showToast(t(code === 'forbidden' || code === 'not_found' ? 'refused' : 'failed'), { tone: 'danger' })
  }
  return (
    <Dialog
      question
      open={open}
      onOpenChange={onOpenChange}
      title={t('closeTitle')}
      description={t('closeText')}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} look="secondary" onClick={() => onOpenChange(false)}>
            {common('cancel')}
          </Button>
          <Button busy={closing} onClick={close}>
            {t('close')}
          </Button>
        </>
      }
    />
  )
}
