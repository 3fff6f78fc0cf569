import { type KeyboardEvent, type RefObject, useState } from 'react'
import type { ThreadScroller } from '#components/messages/thread-scroller.ts'

interface RowKeys {
  rowsRef: RefObject<HTMLElement | null>
  scroller: RefObject<ThreadScroller | null>
  /** The row that the Tab key reaches until the arrows have chosen another one. */
  lastKey: string | undefined
  openMenu(article: HTMLElement): void
  /** Begins to edit a message; false when it cannot be edited. */
  edit(article: HTMLElement): boolean
  /** Begins to answer a message; false when it cannot be answered. */
  reply(article: HTMLElement): boolean
  /** Deletes a message; false when it cannot be deleted. */
  remove(article: HTMLElement): boolean
  onLeave(): void
}

/** The list is one stop of the Tab key; the arrows walk through its messages. Answers the stop and the handlers. */
export function useRowKeys({ rowsRef, scroller, lastKey, openMenu, edit, reply, remove, onLeave }: RowKeys) {
  const [chosen, setChosen] = useState<string | null>(null)
  const here = chosen !== null && rowsRef.current?.querySelector(`[data-message="${chosen}"]`)

  const focus = (stop: HTMLElement | undefined) => {
    if (!stop) return
    stop.focus({ preventScroll: true })
    scroller.current?.reveal(stop)
  }

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement)) return
    const article = event.target.closest('article')
    const stop = event.target.closest<HTMLElement>(STOPS)
    const menuKey = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)
    if (event.key === 'Escape') onLeave()
    else if (article && (menuKey || (event.key === 'Enter' && event.target === article))) openMenu(article)
    else if (article && isKey(event, 'KeyE')) {
      if (!edit(article)) return
    } else if (article && isKey(event, 'KeyR')) {
      if (!reply(article)) return
    } else if (article && isDeleteKey(event)) {
      if (!remove(article)) return
    } else if (stop && WAYS[event.key]) focus(WAYS[event.key]?.(stopsOf(event.currentTarget), stop))
    else return
    event.preventDefault()
  }

  const focused = (event: { target: EventTarget }) => {
    const row = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-message]') : null
    if (row) setChosen(row.dataset.message ?? null)
  }

  return { tabStop: here ? chosen : lastKey, handlers: { onKeyDown: press, onFocus: focused } }
}

/** The place of the key counts, so that it works in any alphabet. */
function isKey(event: KeyboardEvent, code: string): boolean {
  return event.code === code && isBare(event)
}

function isDeleteKey(event: KeyboardEvent): boolean {
  return (event.key === 'Delete' || event.key === 'Backspace') && isBare(event)
}

function isBare({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !shiftKey
}

/** What the arrows walk through: messages, and the days that open the calendar. */
const STOPS = 'article, [data-calendar]'

const WAYS: Record<string, (stops: HTMLElement[], from: HTMLElement) => HTMLElement | undefined> = {
  ArrowUp: (stops, from) => stops[stops.indexOf(from) - 1],
  ArrowDown: (stops, from) => stops[stops.indexOf(from) + 1],
  Home: (stops) => stops[0],
  End: (stops) => stops.at(-1),
}

function stopsOf(list: HTMLElement): HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(STOPS)]
}
