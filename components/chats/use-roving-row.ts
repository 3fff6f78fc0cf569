'use client'

import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface RovingRow {
  /** The row that Tab reaches. */
  tabStopId: number | null
  onKeyDown(event: KeyboardEvent): void
  onFocus(chatId: number): void
}

/**
 * One tab stop for a whole list: arrows, Home, End and the page keys move the focus between rows, also to rows that are
 * not in the page yet. Enter is the link's own.
 */
export function useRovingRow(
  scroller: RefObject<HTMLElement | null>,
  ids: readonly number[],
  openId: number | null,
  rowHeight: number,
): RovingRow {
  // A choice holds until another chat is opened; then Tab leads to that one.
  const [choice, setChoice] = useState<{ id: number; openId: number | null } | null>(null)
  const focusSoon = useRef<number | null>(null)
  const tabStopId = stopOf(ids, choice?.openId === openId ? choice.id : null, openId)
  const choose = (id: number) =>
    setChoice((before) => (before?.id === id && before.openId === openId ? before : { id, openId }))

  // The row may only come into the page with the render that this key has caused.
  useEffect(() => {
    if (focusSoon.current === null) return
    const row = scroller.current?.querySelector<HTMLElement>(`[data-chat="${focusSoon.current}"]`)
    if (!row) return
    focusSoon.current = null
    row.focus({ preventScroll: true })
  })

  const onKeyDown = (event: KeyboardEvent) => {
    const element = scroller.current
    if (!element || event.altKey || event.ctrlKey || event.metaKey || tabStopId === null) return
    const page = Math.max(1, Math.floor(element.clientHeight / Math.max(1, rowHeight)) - 1)
    const next = target(event.key, ids.indexOf(tabStopId), ids.length, page)
    const id = next === null ? undefined : ids[next]
    if (next === null || id === undefined) return
    event.preventDefault()
    focusSoon.current = id
    choose(id)
    reveal(element, next * rowHeight, rowHeight)
  }

  return { tabStopId, onKeyDown, onFocus: choose }
}

function stopOf(ids: readonly number[], chosen: number | null, openId: number | null): number | null {
  if (chosen !== null && ids.includes(chosen)) return chosen
  if (openId !== null && ids.includes(openId)) return openId
  return ids[0] ?? null
}

function target(key: string, from: number, count: number, page: number): number | null {
  const last = count - 1
  if (key === 'ArrowDown') return Math.min(last, from + 1)
  if (key === 'ArrowUp') return Math.max(0, from - 1)
  if (key === 'PageDown') return Math.min(last, from + page)
  if (key === 'PageUp') return Math.max(0, from - page)
  if (key === 'Home') return 0
  if (key === 'End') return last
  return null
}

/** Scrolls just as far as needed to show a row whole, above the part that fades out. */
export function reveal(scroller: HTMLElement, top: number, height: number): void {
  const fade = Number.parseFloat(getComputedStyle(scroller).scrollPaddingBottom) || 0
  if (top < scroller.scrollTop) scroller.scrollTop = top
  else if (top + height > scroller.scrollTop + scroller.clientHeight - fade) {
    scroller.scrollTop = top + height - scroller.clientHeight + fade
  }
}
