'use client'

import { useMemo } from 'react'
import { useMessengerState } from '#client/hooks.ts'
import { type Hit, type HitSection, hitSections } from '#components/chats/hit.ts'
import { findChats } from '#components/chats/local-search.ts'
import { useFind } from '#components/chats/use-find.ts'
import { useOpenHit } from '#components/chats/use-open-hit.ts'
import { useOptionKeys } from '#components/chats/use-option-keys.ts'
import { useProblemText } from '#components/chats/use-problem-text.ts'
import { useWatchPresence } from '#components/presence/use-watch-presence.ts'
import { showToast } from '#components/ui/toasts.ts'

/** The search of the sidebar: own chats at once, people and public chats as the server answers. */
export function useSearch(text: string, setText: (text: string) => void, open: (chatId: number) => void) {
  const query = text.trim()
  const order = useMessengerState((state) => state.order)
  const own = useMessengerState((state) => state.chats)
  const meId = useMessengerState((state) => state.me.id)
  const { people, publicChats, status } = useFind(text)
  const chats = useMemo(() => (query === '' ? [] : findChats(order, own, query)), [order, own, query])
  const sections = useMemo(
    () => hitSections({ chats, people, publicChats, own, meId }),
    [chats, people, publicChats, own, meId],
  )
  const hits = sections.flatMap((section) => section.hits)
  const openHit = useOpenHit((chatId) => {
    setText('')
    open(chatId)
  })
  const say = useProblemText()
  useWatchPresence(peopleOf(sections))

  const pick = async (hit: Hit) => {
    const problem = await openHit(hit)
    if (problem) showToast(say(problem), { tone: 'danger' })
  }
  const keys = useOptionKeys(hits.length, query, (index) => {
    const hit = hits[index]
    if (hit) void pick(hit)
  })

  return { query, sections, status, keys, pick }
}

function peopleOf(sections: readonly HitSection[]): number[] {
  return sections.flatMap((section) => section.hits.flatMap((hit) => (hit.kind === 'person' ? hit.user.id : [])))
}
