import { useEffect, useEffectEvent } from 'react'
import { stepTo, useRoute } from '#components/shell/navigation.ts'

/** Leads to the message that the address names, once, as soon as the chat's messages are here; then the address names the chat alone. */
export function useAskedMessage(chatId: number, isReady: boolean, jumpTo: (seq: number) => unknown): void {
  const route = useRoute()
  const asked = route.place === 'chat' && route.chatId === chatId ? route.seq : undefined
  const lead = useEffectEvent((seq: number) => {
    stepTo({ place: 'chat', chatId })
    jumpTo(seq)
  })
  useEffect(() => {
    if (asked !== undefined && isReady) lead(asked)
  }, [asked, isReady])
}
