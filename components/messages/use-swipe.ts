import { type RefObject, useEffect, useEffectEvent } from 'react'
import { isTouch } from '#components/messages/is-touch.ts'
import { loadTools } from '#components/messages/load-tools.ts'
import { onSignOfLife } from '#components/ui/sign-of-life.ts'

/** On touch a message is answered by pulling it to the left; that is learned as soon as somebody is there. */
export function useSwipe(listRef: RefObject<HTMLElement | null>, onReply: (row: HTMLElement) => void): void {
  const reply = useEffectEvent(onReply)
  useEffect(() => {
    if (!isTouch()) return
    let stop = onSignOfLife(async () => {
      const tools = await loadTools()
      if (tools && listRef.current) stop = tools.swipeToReply(listRef.current, (row) => reply(row))
    })
    return () => stop()
  }, [listRef])
}
