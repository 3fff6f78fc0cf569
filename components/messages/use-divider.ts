import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { Conversation } from '#client/messenger.ts'
import type { ThreadScroller } from '#components/messages/thread-scroller.ts'

/**
 * The seq after which the divider stands, or null. A chat opens with the one of its unread messages; without it, the
 * first message that comes while the reader is elsewhere sets one. It stays until `clear`, which sending calls, or
 * until the chat is left.
 */
export function useDivider(
  conversation: Conversation,
  meId: number,
  scroller: RefObject<ThreadScroller | null>,
): { dividerAfterSeq: number | null; clear(): void } {
  const { messages, hasNewer, dividerAfterSeq } = conversation
  const [missedAfter, setMissedAfter] = useState<number | null>(null)
  const newest = useRef<number | null>(null)

  useLayoutEffect(() => {
    const before = newest.current
    newest.current = hasNewer ? null : (messages.at(-1)?.seq ?? 0)
    if (before === null || missedAfter !== null || isPresent(scroller.current)) return
    const missed = messages.findLast((message) => message.seq > before && message.user_id !== meId && !message.system)
    if (missed) setMissedAfter(before)
  }, [messages, hasNewer, meId, missedAfter, scroller])

  const clear = useCallback(() => setMissedAfter(null), [])
  return { dividerAfterSeq: dividerAfterSeq ?? missedAfter, clear }
}

/** The reader has the end of the chat before his eyes. */
function isPresent(scroller: ThreadScroller | null): boolean {
  return Boolean(scroller?.follows) && document.visibilityState === 'visible' && document.hasFocus()
}
