/** Some emoji under one heading; without `title` there is none. */
export interface Section<T> {
  id: string
  title: string | null
  items: readonly T[]
}

export type GridRow<T> = { section: string; top: number; height: number } & (
  | { title: string }
  | {
      title: null
      /** The place of its first item among all items. */
      from: number
      items: readonly T[]
    }
)

export interface Grid<T> {
  rows: readonly GridRow<T>[]
  /** In px, as everything here. */
  height: number
  columns: number
  count: number
}

export interface Measures {
  columns: number
  cell: number
  title: number
}

/** Lays sections out in rows of known height, so that only those in view need to be drawn. */
export function layOut<T>(sections: readonly Section<T>[], { columns, cell, title }: Measures): Grid<T> {
  const rows: GridRow<T>[] = []
  let top = 0
  let from = 0
  for (const { id, title: text, items } of sections) {
    if (text !== null) {
      rows.push({ section: id, top, height: title, title: text })
      top += title
    }
    for (let at = 0; at < items.length; at += columns) {
      rows.push({ section: id, top, height: cell, title: null, from: from + at, items: items.slice(at, at + columns) })
      top += cell
    }
    from += items.length
  }
  return { rows, height: top, columns, count: from }
}

/** The rows between two heights, as [from, to) of all rows. */
export function rowsBetween<T>({ rows }: Grid<T>, top: number, bottom: number): readonly [from: number, to: number] {
  const from = rows.findIndex((row) => row.top + row.height > top)
  if (from === -1) return [rows.length, rows.length]
  const to = rows.findIndex((row) => row.top >= bottom)
  return [from, to === -1 ? rows.length : to]
}

/** The section that the reader of this height is in. */
export function sectionAt<T>({ rows }: Grid<T>, top: number): string | null {
  return (rows.findLast((row) => row.top <= top) ?? rows[0])?.section ?? null
}

/** The row with an item. */
export function rowOf<T>({ rows }: Grid<T>, at: number): number {
  return rows.findIndex((row) => row.title === null && at >= row.from && at < row.from + row.items.length)
}

/** How many rows the page keys go. */
const PAGE = 5

/** Where a key leads from an item; null when it has no use here, -1 when it leads out of the top. Rule EM5. */
export function stepTo<T>(grid: Grid<T>, at: number, key: string, ctrl: boolean): number | null {
  const last = grid.count - 1
  const row = grid.rows[rowOf(grid, at)]
  if (!row || row.title !== null) return null
  if (key === 'ArrowRight') return Math.min(at + 1, last)
  if (key === 'ArrowLeft') return Math.max(at - 1, 0)
  if (key === 'Home') return ctrl ? 0 : row.from
  if (key === 'End') return ctrl ? last : row.from + row.items.length - 1
  if (key === 'ArrowUp') return down(grid, at, -1, true)
  if (key === 'ArrowDown') return down(grid, at, 1, false)
  if (key === 'PageUp') return down(grid, at, -PAGE, false)
  return key === 'PageDown' ? down(grid, at, PAGE, false) : null
}

function down<T>(grid: Grid<T>, at: number, by: number, leaves: boolean): number {
  const lines = grid.rows.flatMap((row) => (row.title === null ? [row] : []))
  const here = lines.findIndex((row) => at < row.from + row.items.length)
  const there = lines[Math.max(0, Math.min(here + by, lines.length - 1))]
  if (leaves && here === 0) return -1
  if (!there || there === lines[here]) return at
  return there.from + Math.min(at - (lines[here]?.from ?? 0), there.items.length - 1)
}
