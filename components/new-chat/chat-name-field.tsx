'use client'

import { type RefObject, useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { useChatName } from '#components/new-chat/use-chat-name.ts'
import { Field } from '#components/ui/field.tsx'
import { LIMITS } from '#contracts/limits.ts'
import { codePoints } from '#contracts/text.ts'

interface ChatNameFieldProps {
  label: string
  name: ReturnType<typeof useChatName>
  inputRef: RefObject<HTMLInputElement | null>
}

/** The name of a chat to be, with how much of the room is used. */
export function ChatNameField({ label, name, inputRef }: ChatNameFieldProps) {
  const t = useTranslations('chats.new')
  useEffect(() => inputRef.current?.focus(), [inputRef])
  return (
    <Field
      ref={inputRef}
      label={label}
      value={name.text}
      onChange={(event) => name.setText(event.target.value)}
      error={name.error}
      autoComplete="off"
      enterKeyHint="done"
      boxClassName="h-12"
      end={
        <span aria-hidden className="flex-none text-xs text-ink-3 tabular-nums">
          {t('nameCount', { count: codePoints(name.text.trim()), max: LIMITS.chatNameMax })}
        </span>
      }
    />
  )
}
