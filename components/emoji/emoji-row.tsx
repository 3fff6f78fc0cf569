// biome-ignore-all lint/a11y/useSemanticElements: rows that stand where they are put, of which most are not drawn, are no table.
// biome-ignore-all lint/a11y/useFocusableInteractive: only the emoji take the focus.
import styles from '#components/emoji/emoji.module.css'
import type { Emoji } from '#components/emoji/emoji-library.ts'
import type { GridRow } from '#components/emoji/grid-rows.ts'

interface EmojiRowProps {
  row: GridRow<Emoji>
  /** Among all rows, from 1 on. */
  number: number
  columns: number
  /** The item that is reached by Tab. */
  stop: number
  signOf(emoji: Emoji): string
}

/** A heading, or emoji side by side. */
export function EmojiRow({ row, number, columns, stop, signOf }: EmojiRowProps) {
  if (row.title !== null) {
    return (
      <div role="row" aria-rowindex={number} style={{ top: row.top, height: row.height }} className={styles.heading}>
        <span role="rowheader" aria-colspan={columns}>
          {row.title}
        </span>
      </div>
    )
  }
  return (
    <div
      role="row"
      aria-rowindex={number}
      style={{ top: row.top, height: row.height, gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      className={styles.row}
    >
      {row.items.map((emoji, place) => (
        <button
          // The same emoji may stand in two sections, but not twice in one row.
          key={emoji.sign}
          type="button"
          role="gridcell"
          aria-label={emoji.name}
          data-tip={emoji.name}
          data-at={row.from + place}
          tabIndex={row.from + place === stop ? 0 : -1}
          className={styles.cell}
        >
          {signOf(emoji)}
        </button>
      ))}
    </div>
  )
}
