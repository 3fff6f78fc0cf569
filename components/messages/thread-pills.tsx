import { MessageCirclePlus, UserPlus } from 'lucide-react'
import { type MouseEvent, memo, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { dayLabel } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import type { DayRow, NoteRow } from '#components/messages/rows.ts'
import { useNow } from '#i18n/use-now.ts'

const PILL =
  'inline-flex max-w-full items-center gap-1.5 rounded-md px-3 py-1 text-sm/5 shadow-[inset_0_0_0_1px_var(--mm-line)] glass forced-colors:border'

interface DayPillProps {
  /** Some moment of the day, ms since the epoch. */
  at: number
  /** Pills in the list are heard by the list. */
  onClick?(event: MouseEvent<HTMLButtonElement>): void
}

/** A day; it opens the calendar. Keys reach it as they reach the messages, by the arrows. */
export function DayPill({ at, onClick }: DayPillProps) {
  const t = useTranslations('thread.calendar')
  const region = useRegion()
  const now = useNow()
  const day = dayLabel(at, now?.getTime() ?? at, region)
  return (
    <button
      type="button"
      // The server's words and the browser's may differ by a kind of space.
      suppressHydrationWarning
      tabIndex={-1}
      data-calendar={at}
      aria-haspopup="dialog"
      aria-label={t('open', { day })}
      onClick={onClick}
      className={`${PILL} relative font-name text-ink touch:before:absolute touch:before:-inset-2 hoverable:text-accent-ink active:scale-[.98] motion-reduce:active:scale-100`}
    >
      {day}
    </button>
  )
}

/** Where a day begins. */
export const DayLine = memo(function DayLine({ row }: { row: DayRow }) {
  return (
    <div data-at={row.at} data-day="" className="flex justify-center pt-3.5">
      <DayPill at={row.at} />
    </div>
  )
})

/** Where the unread messages begin. */
export function UnreadDivider() {
  const t = useTranslations('thread')
  return (
    <div data-divider="" className="pt-[15px] pb-px">
      <div className="flex items-center gap-3 text-[0.78125rem] font-title text-apricot-ink before:h-[1.5px] before:flex-1 before:rounded-full before:bg-linear-90 before:from-transparent before:to-apricot-dot after:h-[1.5px] after:flex-1 after:rounded-full after:bg-linear-90 after:from-apricot-dot after:to-transparent">
        {t('newMessages')}
      </div>
    </div>
  )
}

/** What happened to the chat itself: it was created, somebody joined. */
export const NoteLine = memo(function NoteLine({ row }: { row: NoteRow }) {
  const t = useTranslations('thread')
  const { note, own, author } = row
  const name = (chunks: ReactNode) => <bdi className="font-name text-ink">{chunks}</bdi>
  const created = note.type === 'chat_created'
  const Icon = created ? MessageCirclePlus : UserPlus
  const words = created
    ? t.rich(own ? 'note.createdByYou' : 'note.created', { author, chat: note.name, name })
    : t.rich(own ? 'note.joinedByYou' : 'note.joined', { author, name })
  return (
    <div data-message={row.key} data-seq={row.seq} data-at={row.at} className="flex justify-center pt-3.5">
      <div className={`${PILL} font-medium text-ink-2`}>
        <Icon aria-hidden className="size-4" />
        <span className="min-w-0 text-center wrap-anywhere">{words}</span>
      </div>
    </div>
  )
})
