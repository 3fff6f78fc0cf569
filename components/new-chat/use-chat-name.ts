'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { chatNameFault } from '#components/new-chat/chat-name.ts'
import { LIMITS } from '#contracts/limits.ts'

/** The name of a chat to be: what is typed, and what is wrong with it once it has been sent off. */
export function useChatName() {
  const t = useTranslations('chats.new')
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  return {
    text,
    error,
    setError,
    setText(next: string) {
      setError(null)
      setText(next)
    },
    /** Judges what is typed and shows the fault; true when it does. */
    check(): boolean {
      const fault = chatNameFault(text)
      setError(fault && t(fault, { max: LIMITS.chatNameMax }))
      return fault === null
    },
  }
}
