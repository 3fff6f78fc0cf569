import { memo } from 'react'
import styles from '#components/messages/bubble.module.css'
import { BubbleMeta } from '#components/messages/bubble-meta.tsx'
import { BubbleText } from '#components/messages/bubble-text.tsx'
import { FailedPill } from '#components/messages/failed-pill.tsx'
import { MoreButton, useHover } from '#components/messages/more-button.tsx'
import { type BubbleRow, sameFields } from '#components/messages/rows.ts'
import { useBubbleName } from '#components/messages/use-bubble-name.ts'
import { useWaiting } from '#components/messages/use-waiting.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { colorIndex } from '#components/ui/avatar-look.ts'
import { classNames } from '#components/ui/class-names.ts'

interface BubbleProps {
  row: BubbleRow
  /** In groups others have a name and a face. */
  named: boolean
  /** It has just come and moves in. */
  fresh: boolean
  /** The one message of the list that the Tab key reaches. */
  tabStop: boolean
  offline: boolean
}

/** One message. It is drawn again only when something of its own changes. */
export const Bubble = memo(function Bubble({ row, named, fresh, tabStop, offline }: BubbleProps) {
  const own = row.delivery !== 'incoming'
  const waiting = useWaiting(row, offline)
  const name = useBubbleName(row, waiting)
  const hover = useHover()
  return (
    <div
      data-message={row.key}
      data-seq={row.seq ?? undefined}
      data-at={row.at}
      data-incoming={own ? undefined : ''}
      className={classNames(styles.row, row.first && styles.first, own && styles.own, fresh && styles.fresh)}
    >
      {named && !own && (
        <span className={styles.side}>
          {row.last && <Avatar id={row.authorId} name={row.author} size={36} className={styles.avatar} />}
        </span>
      )}
      <div className={styles.stack} {...hover.handlers}>
        <article
          aria-label={name}
          tabIndex={tabStop ? 0 : -1}
          className={classNames(styles.bubble, waiting && !row.emoji && styles.outlined, row.emoji && styles.large)}
        >
          {named && !own && row.first && !row.emoji && (
            <bdi className={styles.name} style={{ color: `var(--mm-n${colorIndex(row.authorId)})` }}>
              {row.author}
            </bdi>
          )}
          <div dir="auto" className={styles.text}>
            <BubbleText content={row.emoji ? row.content.trim() : row.content} />
            {!row.emoji && <BubbleMeta at={row.at} delivery={row.delivery} waiting={waiting} />}
          </div>
          {row.emoji && (
            <div className={styles.tail}>
              <BubbleMeta at={row.at} delivery={row.delivery} waiting={waiting} />
            </div>
          )}
        </article>
        {hover.active && <MoreButton />}
        {row.delivery === 'failed' && row.clientId && <FailedPill clientId={row.clientId} />}
      </div>
    </div>
  )
}, sameBubble)

function sameBubble(before: BubbleProps, after: BubbleProps): boolean {
  return sameFields({ ...before, row: null }, { ...after, row: null }) && sameFields(before.row, after.row)
}
