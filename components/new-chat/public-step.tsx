'use client'

import { type FormEvent, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { ChatNameField } from '#components/new-chat/chat-name-field.tsx'
import type { useNewPublic } from '#components/new-chat/use-new-public.ts'

/** The one question that a new public chat asks. */
export function PublicStep({ formId, publicChat }: { formId: string; publicChat: ReturnType<typeof useNewPublic> }) {
  const t = useTranslations('chats.new')
  const nameRef = useRef<HTMLInputElement>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await publicChat.create())) nameRef.current?.focus()
  }
  return (
    <form id={formId} noValidate onSubmit={submit} className="pt-1 pb-2">
      <ChatNameField label={t('publicName')} name={publicChat.name} inputRef={nameRef} />
      <p className="mx-0.5 mt-2.5 text-sm text-ink-2">{t('publicHint')}</p>
    </form>
  )
}
