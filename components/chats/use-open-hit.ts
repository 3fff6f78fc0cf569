'use client'

import { useRef } from 'react'
import { useMessenger } from '#client/hooks.ts'
import type { Hit } from '#components/chats/hit.ts'
import type { Problem } from '#contracts/problems.ts'

/**
 * Opens what a search found: a chat as it is, a person by the direct chat with him, which is made when there is none.
 * Answers the problem when it could not be opened. A second pick while the first is under way does nothing.
 */
export function useOpenHit(open: (chatId: number) => void): (hit: Hit) => Promise<Problem | null> {
  const messenger = useMessenger()
  const busy = useRef(false)

  return async (hit) => {
    if (hit.kind !== 'person') {
      open(hit.kind === 'chat' ? hit.entry.chat.id : hit.chat.id)
      return null
    }
    for (const { chat } of messenger.getState().chats.values()) {
      if (chat.kind !== 'direct' || chat.peer?.id !== hit.user.id) continue
      open(chat.id)
      return null
    }
    if (busy.current) return null
    busy.current = true
    const answer = await messenger.openDirect(hit.user.id)
    busy.current = false
    if (!answer.ok) return answer.problem
    open(answer.data.id)
    return null
  }
}
