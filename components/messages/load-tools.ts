import { type ComponentProps, type ComponentType, lazy } from 'react'
import type { messageTools } from '#components/messages/message-tools.ts'
import { lazyPart } from '#components/ui/lazy-part.ts'

type Tools = typeof messageTools

/** Null when it cannot be fetched now. */
export const loadTools = lazyPart(async () => (await import('#components/messages/message-tools.ts')).messageTools)

/** One of them that is drawn; without its code the rest works all the same. */
export function lazyTool<
  K extends
    | 'HoverBar'
    | 'PinnedBar'
    | 'MissingChat'
    | 'PollView'
    | 'SelectionBar'
    | 'EmptyThread'
    | 'FailedPill'
    | 'TypingBubble',
>(name: K) {
  return lazy(async () => {
    const tools = await loadTools()
    return { default: (tools?.[name] ?? (() => null)) as ComponentType<ComponentProps<Tools[K]>> }
  })
}
