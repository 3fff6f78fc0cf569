'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { useMessenger } from '#client/hooks.ts'
import { neighbourChat } from '#components/chats/list-filter.ts'
import { goBackTo, goTo } from '#components/shell/navigation.ts'
import { dialogIsOpen } from '#components/ui/dialog-is-open.ts'
import { isShown } from '#components/ui/is-shown.ts'

/**
 * Keys that work anywhere in the messenger: Ctrl/⌘ K to the search, Alt with an arrow to the next or previous chat,
 * with Shift to the next unread one, `?` or Ctrl/⌘ and a slash to the sheet that says so. Escape closes the chat when nothing nearer had a use for it.
 */
export function useShortcuts(
  openId: number | null,
  searchRef: RefObject<HTMLInputElement | null>,
  showSheet: () => void,
): void {
  const messenger = useMessenger()

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || dialogIsOpen()) return
    if (isSearchKey(event)) {
      event.preventDefault()
      // At once, so that what is typed next goes there.
      if (isShown(searchRef.current)) return searchRef.current?.select()
      // On phones the list is not on the screen while a chat is.
      if (openId !== null) goBackTo({ place: 'list' })
      requestAnimationFrame(() => searchRef.current?.select())
    } else if (isSheetKey(event)) {
      event.preventDefault()
      showSheet()
    } else if (event.altKey && !event.ctrlKey && !event.metaKey && isArrow(event.key)) {
      event.preventDefault()
      const { order, chats } = messenger.getState()
      const next = neighbourChat(order, chats, openId, event.key === 'ArrowDown' ? 1 : -1, event.shiftKey)
      if (next !== null) goTo({ place: 'chat', chatId: next })
    } else if (event.key === 'Escape') {
      if (document.activeElement === searchRef.current) searchRef.current?.blur()
      else if (openId !== null) goBackTo({ place: 'list' })
    }
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listener)
    // From here on the script that heard the first keys is not needed.
    window.onkeydown = null
    return () => removeEventListener('keydown', listener)
  }, [])
}

function isSearchKey(event: KeyboardEvent): boolean {
  // The place of the key counts, so that it works in any alphabet.
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK'
}

/** A question mark is a character like any other where one writes. */
function isSheetKey(event: KeyboardEvent): boolean {
  const ctrl = event.ctrlKey || event.metaKey
  if (ctrl) return event.code === 'Slash' && !event.altKey && !event.shiftKey
  return event.key === '?' && !(event.target as Element).closest('input, textarea, select, [contenteditable]')
}

function isArrow(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp'
}
