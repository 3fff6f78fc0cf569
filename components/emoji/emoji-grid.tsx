// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where they are put, of which most are not drawn, are no table.
import { type KeyboardEvent, type Ref, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'react'
import styles from '#components/emoji/emoji.module.css'
import type { Emoji } from '#components/emoji/emoji-library.ts'
import { EmojiRow } from '#components/emoji/emoji-row.tsx'
import type { Tab } from '#components/emoji/emoji-tabs.tsx'
import { layOut, rowOf, rowsBetween, type Section, sectionAt, stepTo } from '#components/emoji/grid-rows.ts'
import { useGridMeasures } from '#components/emoji/use-grid-measures.ts'

/** Drawn besides what is in view, above and below, in px; and how far one scrolls before that is decided anew. */
const AROUND = 240
const STRIDE = 120

export interface EmojiGridHandle {
  /** Gives the focus to the emoji that had it last, or the first one. */
  focus(): void
  /** Brings the heading of a section to the top. */
  showSection(id: string): void
}

interface EmojiGridProps {
  label: string
  sections: readonly Section<Emoji>[]
  signOf(emoji: Emoji): string
  onPick(emoji: Emoji): void
  /** Another section has come into view. */
  onSection(id: Tab): void
  /** Gives the focus to the search: for the way up, and for what one types. */
  toSearch(): void
  ref: Ref<EmojiGridHandle>
}

/** Emoji in rows, of which only those near the view are in the document. One tab stop; arrows walk. Rule EM5. */
export function EmojiGrid({ label, sections, signOf, onPick, onSection, toSearch, ref }: EmojiGridProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const measures = useGridMeasures(scroller)
  const grid = useMemo(() => layOut(sections, measures), [sections, measures])
  const items = useMemo(() => sections.flatMap((section) => section.items), [sections])
  const [top, setTop] = useState(0)
  const [at, setAt] = useState(0)
  const focusing = useRef(false)
  const wanted = useRef<string | null>(null)

  const stop = Math.min(at, grid.count - 1)
  const [from, to] = rowsBetween(grid, top - AROUND, top + measures.height + AROUND + STRIDE)
  const shown = new Set(grid.rows.slice(from, to))
  // What has the focus, or gets it by Tab, is there wherever one has scrolled.
  const kept = grid.rows[rowOf(grid, stop)]
  if (kept) shown.add(kept)

  const scrolled = () => {
    const height = scroller.current?.scrollTop ?? 0
    setTop(Math.floor(height / STRIDE) * STRIDE)
    const section = sectionAt(grid, height)
    if (section && section !== 'found') onSection(section as Tab)
  }

  // Other sections begin at their top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sections are what this follows.
  useLayoutEffect(() => {
    const row = grid.rows.find((each) => each.section === wanted.current)
    wanted.current = null
    setAt(row ? firstOf(row.section) : 0)
    if (scroller.current) scroller.current.scrollTop = row?.top ?? 0
    scrolled()
  }, [sections])

  useLayoutEffect(() => {
    if (!focusing.current) return
    focusing.current = false
    scroller.current?.querySelector<HTMLElement>(`[data-at="${stop}"]`)?.focus({ preventScroll: true })
  })

  const firstOf = (id: string) => {
    const before = sections.slice(
      0,
      Math.max(
        0,
        sections.findIndex((each) => each.id === id),
      ),
    )
    return before.reduce((sum, each) => sum + each.items.length, 0)
  }

  const focusAt = (next: number) => {
    const row = grid.rows[rowOf(grid, next)]
    const view = scroller.current
    if (!row || !view) return
    // The first row takes its heading along.
    const above = next < grid.columns ? row.top : measures.title
    if (row.top - above < view.scrollTop) view.scrollTop = row.top - above
    else if (row.top + row.height > view.scrollTop + view.clientHeight) {
      view.scrollTop = row.top + row.height - view.clientHeight
    }
    const cell = view.querySelector<HTMLElement>(`[data-at="${next}"]`)
    // One that is out of view is drawn first.
    focusing.current = !cell
    cell?.focus({ preventScroll: true })
    setAt(next)
    scrolled()
  }

  useImperativeHandle(ref, () => ({
    focus: () => focusAt(stop),
    showSection(id) {
      const row = grid.rows.find((each) => each.section === id)
      // A search stands there still: the sections come with the next drawing.
      if (!row) wanted.current = id
      else if (scroller.current) {
        scroller.current.scrollTop = row.top
        setAt(firstOf(id))
      }
    },
  }))

  const press = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event
    const next = altKey || metaKey ? null : stepTo(grid, stop, key, ctrlKey)
    if (next === -1) toSearch()
    else if (next !== null) focusAt(next)
    else {
      const types = !ctrlKey && !metaKey && !altKey && (([...key].length === 1 && key !== ' ') || key === 'Backspace')
      // The browser gives the character to what has the focus after this event.
      if (types) toSearch()
      return
    }
    event.preventDefault()
  }

  return (
    <div ref={scroller} onScroll={scrolled} className={styles.scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={grid.rows.length}
        aria-colcount={measures.columns}
        tabIndex={-1}
        style={{ height: grid.height }}
        className={styles.grid}
        onKeyDown={press}
        // The focus stays where it was: in the search, or in the field of the page.
        onMouseDown={(event) => event.preventDefault()}
        onClick={(event) => {
          const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-at]') : null
          const emoji = items[Number(cell?.dataset.at ?? -1)]
          if (emoji) onPick(emoji)
        }}
      >
        {grid.rows.map(
          (row, number) =>
            shown.has(row) && (
              <EmojiRow
                key={row.top}
                row={row}
                number={number + 1}
                columns={measures.columns}
                stop={stop}
                signOf={signOf}
              />
            ),
        )}
      </div>
    </div>
  )
}
