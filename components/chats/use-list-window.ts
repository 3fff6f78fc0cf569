'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type ListWindow, listWindow } from '#components/chats/list-window.ts'

export interface WindowedList extends ListWindow {
  /** Height of one row with its gap, CSS pixels; 0 until measured. */
  rowHeight: number
  onScroll(): void
}

/**
 * Follows which rows of a list are seen. The row height comes from the style sheet, because it differs between phones
 * and desktops and grows with the text size: the custom property `--row-step` of the scrolling element.
 */
export function useListWindow(scroller: RefObject<HTMLElement | null>, count: number): WindowedList {
  const [place, setPlace] = useState({ rowHeight: 0, top: 0, height: 0 })

  const measure = useCallback(() => {
    const element = scroller.current
    if (!element) return
    const rowHeight = stepOf(element)
    // Only whole rows matter, so most scroll events change nothing here.
    const top = rowHeight > 0 ? Math.floor(element.scrollTop / rowHeight) * rowHeight : 0
    const height = element.clientHeight
    setPlace((before) =>
      before.rowHeight === rowHeight && before.top === top && before.height === height
        ? before
        : { rowHeight, top, height },
    )
  }, [scroller])

  useEffect(() => {
    const element = scroller.current
    if (!element) return
    // Asks once at the beginning too, after the layout of a frame: to ask earlier would force a layout of its own.
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, measure])

  const { rowHeight, top, height } = place
  return { ...listWindow(count, rowHeight, top, height + rowHeight), rowHeight, onScroll: measure }
}

/** `--row-step` is written in rem; the probe inside the list turns it into pixels. */
function stepOf(scroller: HTMLElement): number {
  const rem = Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--row-step'))
  return rem * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
}
