import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Measures } from '#components/emoji/grid-rows.ts'

/** In rem, so that they grow with the text; on phones a finger needs more. */
const CELL = 2.625
const CELL_ON_PHONES = 2.75
const TITLE = 1.875

/** How many columns there is room for, and how high rows are, in px. The height of the view is for what is drawn of them. */
export function useGridMeasures(ref: RefObject<HTMLElement | null>): Measures & { height: number } {
  const [measures, setMeasures] = useState({ columns: 8, cell: 42, title: 30, height: 420 })
  useLayoutEffect(() => {
    const view = ref.current
    if (!view) return
    const measure = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const cell = rem * (matchMedia('(width < 40rem)').matches ? CELL_ON_PHONES : CELL)
      const style = getComputedStyle(view)
      const width = view.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight)
      const next = {
        columns: Math.max(1, Math.floor(width / cell)),
        cell,
        title: rem * TITLE,
        height: view.clientHeight,
      }
      setMeasures((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(view)
    return () => observer.disconnect()
  }, [ref])
  return measures
}
