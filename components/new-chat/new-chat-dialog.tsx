'use client'

import { ArrowLeft } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FindStep } from '#components/new-chat/find-step.tsx'
import { GroupStep } from '#components/new-chat/group-step.tsx'
import { KeyHints } from '#components/new-chat/key-hints.tsx'
import { PublicStep } from '#components/new-chat/public-step.tsx'
import { useNewGroup } from '#components/new-chat/use-new-group.ts'
import { useNewPublic } from '#components/new-chat/use-new-public.ts'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

type Step = 'find' | 'group' | 'public'

const FORM = 'new-chat'
const SIZES: Record<Step, string> = {
  find: 'sm:max-w-115 max-sm:h-dvh sm:h-[35.625rem]',
  group: 'sm:max-w-125 max-sm:h-dvh sm:h-[39.75rem]',
  public: 'sm:max-w-115',
}

interface NewChatDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  onOpenChat(chatId: number): void
}

/** Begins a conversation: with somebody, in a new group, in a new public chat, or in one that is already there. */
export function NewChatDialog({ open, onOpenChange, onOpenChat }: NewChatDialogProps) {
  const t = useTranslations('chats.new')
  const common = useTranslations('common')
  const [step, setStep] = useState<Step>('find')
  const phone = useMedia(PHONE)
  const keyboard = useMedia('(hover: hover) and (width >= 40rem)')
  const firstField = useRef<HTMLInputElement>(null)
  const done = (chatId: number) => {
    onOpenChange(false)
    onOpenChat(chatId)
  }
  const group = useNewGroup(done)
  const publicChat = useNewPublic(done)
  const busy = group.busy || publicChat.busy
  const titles = { find: t('title'), group: t('groupTitle'), public: t('publicTitle') }

  const footer = () => {
    if (step === 'find') return keyboard ? <KeyHints /> : undefined
    return (
      <>
        {step === 'group' && (
          <p role="status" className="mr-auto text-md text-ink-2">
            {t('chosen', { count: group.chosen.length })}
          </p>
        )}
        <Button look="secondary" onClick={() => onOpenChange(false)}>
          {t('cancel')}
        </Button>
        <Button type="submit" form={FORM} busy={busy}>
          {step === 'group' ? t('createGroup') : t('createPublic')}
        </Button>
      </>
    )
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={titles[step]}
      widthClassName={SIZES[step]}
      // A phone would cover the list with its keyboard.
      initialFocus={phone ? undefined : firstField}
      leading={
        step === 'find' ? undefined : (
          <IconButton label={common('back')} onClick={() => setStep('find')} className="sm:-ml-3">
            <ArrowLeft aria-hidden />
          </IconButton>
        )
      }
      phoneAction={
        phone && step !== 'find' ? (
          <Button look="quiet" type="submit" form={FORM} busy={busy} className="px-3">
            {t('create')}
          </Button>
        ) : undefined
      }
      footer={footer()}
    >
      {step === 'find' && <FindStep fieldRef={firstField} onStep={setStep} onOpen={done} />}
      {step === 'group' && <GroupStep formId={FORM} group={group} />}
      {step === 'public' && <PublicStep formId={FORM} publicChat={publicChat} />}
    </Dialog>
  )
}
