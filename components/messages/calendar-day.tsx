import type { KeyboardEvent, RefObject } from 'react'
import { useTranslations } from 'use-intl'
import { useRegion } from '#components/format/use-region.ts'
import { dateOf, fullDate } from '#components/messages/calendar-days.ts'
import { classNames } from '#components/ui/class-names.ts'

interface CalendarDayProps {
  ref: RefObject<HTMLButtonElement | null> | undefined
  date: string
  /** Its first message; undefined when nothing was said. */
  seq: number | undefined
  chosen: boolean
  tabStop: boolean
  onKeyDown(event: KeyboardEvent): void
  onPick(seq: number): void
}

/** One day of a month; it can be chosen when something was said on it. */
export function CalendarDay({ ref, date, seq, chosen, tabStop, onKeyDown, onPick }: CalendarDayProps) {
  const t = useTranslations('thread.calendar')
  const { locale, timeZone } = useRegion()
  const today = date === dateOf(Date.now(), timeZone)
  const name = fullDate(date, locale)
  return (
    <button
      ref={ref}
      type="button"
      data-date={date}
      tabIndex={tabStop ? 0 : -1}
      aria-disabled={seq === undefined}
      aria-pressed={chosen}
      aria-current={today ? 'date' : undefined}
      aria-label={seq === undefined ? t('nothing', { date: name }) : name}
      onKeyDown={onKeyDown}
      onClick={() => seq !== undefined && onPick(seq)}
      className={classNames(
        'mx-auto grid size-10 place-items-center rounded-[13px] text-md tabular-nums outline-offset-0 transition-[background-color] duration-(--dur-1) max-sm:h-11.5 max-sm:w-full max-sm:text-[1rem]',
        'aria-disabled:cursor-default aria-disabled:text-ink-3/55 not-aria-disabled:font-label',
        chosen
          ? 'bg-accent text-on-accent aria-disabled:text-on-accent forced-colors:outline-2'
          : 'not-aria-disabled:hoverable:bg-hover not-aria-disabled:active:bg-press',
        today && !chosen && 'font-title text-accent-ink shadow-[inset_0_0_0_1.5px_var(--mm-accent-soft)]',
      )}
    >
      {Number(date.slice(8))}
    </button>
  )
}
