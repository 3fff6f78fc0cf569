'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import { useProblemText } from '#components/chats/use-problem-text.ts'
import { useChatName } from '#components/new-chat/use-chat-name.ts'

/** A public chat to be. What is typed stays until it has been created. */
export function useNewPublic(done: (chatId: number) => void) {
  const t = useTranslations('chats.new')
  const messenger = useMessenger()
  const name = useChatName()
  const [busy, setBusy] = useState(false)
  const say = useProblemText()

  return {
    name,
    busy,
    /** Answers whether the name is what is in the way. */
    async create(): Promise<boolean> {
      if (busy) return true
      if (!name.check()) return false
      setBusy(true)
      const answer = await messenger.createPublic(name.text)
      setBusy(false)
      if (answer.ok) done(answer.data.id)
      else name.setError(answer.problem.code === 'invalid' ? t('nameRefused') : say(answer.problem))
      return answer.ok
    },
  }
}
