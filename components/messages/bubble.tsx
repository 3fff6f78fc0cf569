import { type ComponentType, type CSSProperties, lazy, memo, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/bubble.module.css'
import { BubbleMeta } from '#components/messages/bubble-meta.tsx'
import { BubbleText } from '#components/messages/bubble-text.tsx'
import { lazyTool } from '#components/messages/load-tools.ts'
import type { ReactionBarProps } from '#components/messages/reaction-bar.tsx'
import { ReplyQuote } from '#components/messages/reply-quote.tsx'
import type { BubbleRow } from '#components/messages/rows.ts'
import { sameValue } from '#components/messages/same-value.ts'
import { useBubbleName } from '#components/messages/use-bubble-name.ts'
import { useHover } from '#components/messages/use-hover.ts'
import { useWaiting } from '#components/messages/use-waiting.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { colorIndex } from '#components/ui/avatar-look.ts'
import { classNames } from '#components/ui/class-names.ts'

/** Fetched with the first message that has reactions; without it the rest still works. */
const ReactionBar = lazy<ComponentType<ReactionBarProps>>(() =>
  import('#components/messages/reaction-bar.tsx').then(
    (file) => ({ default: file.ReactionBar }),
    () => ({ default: () => null }),
  ),
)
const PollView = lazyTool('PollView')
const HoverBar = lazyTool('HoverBar')
const FailedPill = lazyTool('FailedPill')

interface BubbleProps {
  chatId: number
  row: BubbleRow
  /** One belongs to the chat. */
  member: boolean
  /** In groups others have a name and a face. */
  named: boolean
  /** It has just come and moves in. */
  fresh: boolean
  /** The one message of the list that the Tab key reaches. */
  tabStop: boolean
  /** It is among those that one has chosen. */
  selected: boolean
  offline: boolean
}

/** As high as a poll whose answers take a line each. */
function PollComing({ answers }: { answers: number }) {
  return <div className={styles.pollComing} style={{ '--answers': answers } as CSSProperties} />
}

/** One message. It is drawn again only when something of its own changes. */
export const Bubble = memo(function Bubble({
  chatId,
  row,
  member,
  named,
  fresh,
  tabStop,
  selected,
  offline,
}: BubbleProps) {
  const t = useTranslations('thread')
  const own = row.delivery !== 'incoming'
  const waiting = useWaiting(row, offline)
  const name = useBubbleName(row, waiting)
  const hover = useHover()
  const large = row.emoji > 0
  const { ballot } = row
  // Nobody waits for an answer to what is gone.
  const meta = (
    <BubbleMeta at={row.at} delivery={row.deleted ? 'incoming' : row.delivery} edited={row.edited} waiting={waiting} />
  )
  return (
    <div
      data-message={row.key}
      data-seq={row.seq ?? undefined}
      data-at={row.at}
      data-incoming={own ? undefined : ''}
      data-selected={selected ? '' : undefined}
      className={classNames(styles.row, row.first && styles.first, own && styles.own, fresh && styles.fresh)}
    >
      {named && !own && (
        <span className={styles.side}>
          {row.last && <Avatar id={row.authorId} name={row.author} size={36} className={styles.avatar} />}
        </span>
      )}
      <div className={styles.stack} {...hover.handlers}>
        <article
          aria-label={selected ? `${name}, ${t('selection.chosen')}` : name}
          tabIndex={tabStop ? 0 : -1}
          data-emoji={row.emoji || undefined}
          className={classNames(
            styles.bubble,
            waiting && !large && styles.outlined,
            large && styles.large,
            row.deleted && styles.gone,
            row.reactions.length > 0 && styles.reacted,
          )}
        >
          {named && !own && row.first && (
            <bdi className={styles.name} style={{ color: `var(--mm-n${colorIndex(row.authorId)})` }}>
              {row.author}
            </bdi>
          )}
          {row.forwardedFrom && (
            <p className={styles.forwarded}>
              {t.rich('forward.from', { name: () => <bdi>{row.forwardedFrom?.display_name}</bdi> })}
            </p>
          )}
          {row.reply && <ReplyQuote reply={row.reply} tabStop={tabStop} />}
          <div dir="auto" className={classNames(styles.text, ballot && styles.question)}>
            {row.deleted ? (
              t('deleted')
            ) : (
              <BubbleText
                content={large ? row.content.trim() : row.content}
                mentions={row.mentions}
                mentionsAll={row.mentionsAll}
              />
            )}
            {!large && !ballot && meta}
          </div>
          {large && <div className={styles.tail}>{meta}</div>}
          {ballot && (
            <Suspense fallback={<PollComing answers={ballot.options.length} />}>
              <PollView ballot={ballot} own={own} canVote={member && row.seq !== null} tabStop={tabStop}>
                {meta}
              </PollView>
            </Suspense>
          )}
        </article>
        {row.reactions.length > 0 && (
          <Suspense fallback={<div className={styles.reactionsComing} />}>
            <ReactionBar chatId={chatId} reactions={row.reactions} tabStop={tabStop} />
          </Suspense>
        )}
        {hover.active && !row.deleted && (
          <Suspense>
            <HoverBar canReact={row.seq !== null && member} canReply={row.seq !== null} />
          </Suspense>
        )}
        <Suspense>{row.delivery === 'failed' && row.clientId && <FailedPill clientId={row.clientId} />}</Suspense>
      </div>
    </div>
  )
}, sameValue)
