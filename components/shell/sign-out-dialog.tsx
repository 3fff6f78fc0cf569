'use client'

import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'

/** Asks before the session ends, and says what would be lost with it. */
export function SignOutDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const t = useTranslations('chats.signOut')
  const common = useTranslations('common')
  const messenger = useMessenger()
  const queued = useMessengerState((state) => state.outbox.length)
  const cancel = useRef<HTMLButtonElement>(null)
  const [leaving, setLeaving] = useState(false)
  const leave = async () => {
    setLeaving(true)
    await messenger.signOut()
  }
  return (
    <Dialog
      question
      open={open}
      onOpenChange={onOpenChange}
      title={t('title')}
      description={queued > 0 ? `${t('text')} ${t('queued', { count: queued })}` : t('text')}
      initialFocus={cancel}
      footer={
        <>
          <Button ref={cancel} look="secondary" onClick={() => onOpenChange(false)}>
            {common('cancel')}
          </Button>
          <Button look="danger" busy={leaving} onClick={leave}>
            {t('confirm')}
          </Button>
        </>
      }
    />
  )
}
