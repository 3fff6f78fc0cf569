import { useEffect } from 'react'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import type { Message } from '#contracts/messages.ts'

/** What is pinned in the chat on screen, by place; undefined until it is known. */
export function usePinned(chatId: number): readonly Message[] | undefined {
  const messenger = useMessenger()
  const pinned = useMessengerState((state) => state.pinned.get(chatId))
  const ready = useMessengerState((state) => state.conversations.get(chatId)?.status === 'ready')
  const wanted = ready && pinned === undefined
  useEffect(() => {
    if (wanted) void messenger.loadPinned(chatId)
  }, [messenger, chatId, wanted])
  return pinned
}
