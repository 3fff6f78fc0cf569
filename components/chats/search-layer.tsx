import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect } from 'react'
import { SearchResults } from '#components/chats/search-results.tsx'
import { useSearch } from '#components/chats/use-search.ts'

/** What the search field says to screen readers of the results below it. */
export interface Led {
  expanded: boolean
  list: string
  option: string | undefined
}

export interface SearchLayerProps {
  /** What stands in the field. */
  text: string
  setText(text: string): void
  onOpen(chatId: number): void
  onNewChat(): void
  onLed(led: Led): void
  /** Hears the keys of the field, which walk through the results. */
  ref: Ref<(event: KeyboardEvent) => void>
}

/** What is found, in the place of the list: everything about a search but its field, fetched as soon as somebody is there. */
export function SearchLayer({ text, setText, onOpen, onNewChat, onLed, ref }: SearchLayerProps) {
  const { query, sections, status, keys, pick } = useSearch(text, setText, onOpen)
  const { onKeyDown } = keys.field
  const active = query !== ''
  const expanded = active && keys.field['aria-expanded']
  const list = keys.listId
  const option = keys.field['aria-activedescendant']
  useImperativeHandle(ref, () => onKeyDown, [onKeyDown])
  useLayoutEffect(() => onLed({ expanded, list, option }), [onLed, expanded, list, option])
  if (!active) return null
  return (
    <SearchResults query={query} sections={sections} status={status} keys={keys} onPick={pick} onNewChat={onNewChat} />
  )
}
