'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import { useProblemText } from '#components/chats/use-problem-text.ts'
import { useChatName } from '#components/new-chat/use-chat-name.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { User } from '#contracts/users.ts'

/** Which field stands in the way of a group. */
export type GroupFault = 'name' | 'members'

/** A private group to be. What is typed and who is chosen stays until it has been created. */
export function useNewGroup(done: (chatId: number) => void) {
  const t = useTranslations('chats.new')
  const messenger = useMessenger()
  const name = useChatName()
  const [chosen, setChosen] = useState<readonly User[]>([])
  const [membersError, setMembersError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const say = useProblemText()

  const membersFault = () => {
    if (chosen.length === 0) return t('membersRequired')
    // The creator is one of them.
    return chosen.length >= LIMITS.groupMembersMax ? t('tooMany', { max: LIMITS.groupMembersMax }) : null
  }

  return {
    name,
    chosen,
    membersError,
    busy,
    toggle(user: User) {
      setMembersError(null)
      setChosen((before) => {
        const rest = before.filter((other) => other.id !== user.id)
        return rest.length < before.length ? rest : [...before, user]
      })
    },
    /** Answers which field is in the way, if one is. */
    async create(): Promise<GroupFault | null> {
      if (busy) return null
      const members = membersFault()
      const named = name.check()
      setMembersError(members)
      if (!named) return 'name'
      if (members !== null) return 'members'
      setBusy(true)
      const answer = await messenger.createGroup(
        name.text,
        chosen.map((user) => user.id),
      )
      setBusy(false)
      if (answer.ok) {
        done(answer.data.id)
        return null
      }
      const { problem } = answer
      if (problem.code === 'invalid' && problem.errors?.some((fault) => fault.path === 'name')) {
        name.setError(t('nameRefused'))
        return 'name'
      }
      setMembersError(say(problem))
      return 'members'
    },
  }
}
