import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, type RefObject, useEffect, useEffectEvent, useId, useMemo, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { CalendarDay } from '#components/messages/calendar-day.tsx'
import {
  firstDateOf,
  lastDateOf,
  monthLabel,
  monthOfDate,
  stepFrom,
  weekdays,
  weeksOf,
} from '#components/messages/calendar-days.ts'
import { useCalendar } from '#components/messages/use-calendar.ts'
import { Button } from '#components/ui/button.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'

interface CalendarProps {
  chatId: number
  /** The day one comes from, `2026-11-03`. */
  from: string
  /** Takes the focus first. */
  startRef: RefObject<HTMLButtonElement | null>
  /** A day was chosen: the seq of its first message. */
  onPick(seq: number): void
  /** It has left the page. */
  onGone(): void
}

/** A month of a chat: days on which something was said can be chosen. */
export function Calendar({ chatId, from, startRef, onPick, onGone }: CalendarProps) {
  const t = useTranslations('thread.calendar')
  const locale = useLocale()
  const title = useId()
  const calendar = useCalendar(chatId, from)
  const { month, days, previous, next, day, state } = calendar
  const weeks = useMemo(() => weeksOf(month), [month])
  const grid = useRef<HTMLTableElement>(null)
  const focusSoon = useRef(false)
  /** A key that leads out of a month of which the neighbours are not known yet. */
  const early = useRef<string | null>(null)

  const gone = useRef(onGone)
  useEffect(() => {
    gone.current = onGone
  })
  useEffect(() => () => gone.current(), [])

  // The day may only be there with the month that a key has turned to.
  useEffect(() => {
    if (!focusSoon.current) return
    focusSoon.current = false
    grid.current?.querySelector<HTMLElement>(`[data-date="${day}"]`)?.focus()
  }, [day])

  /** Beyond the edge of a month the nearest one with messages begins, or ends; null where there is none. */
  const nearest = (date: string) => {
    const other = monthOfDate(date)
    if (other === month) return date
    return other < month ? previous && lastDateOf(previous) : next && firstDateOf(next)
  }
  /** Where a key leads: null where nothing is, undefined for keys of others. */
  const targetOf = (key: string): string | null | undefined => {
    const turn: string | null | undefined = { PageUp: previous, PageDown: next }[key]
    const step = stepFrom(day, key)
    if (turn === undefined && step === null) return undefined
    return turn ? firstDateOf(turn) : step && nearest(step)
  }
  const go = (target: string) => {
    if (target === day) return
    focusSoon.current = true
    calendar.show(target)
  }
  const press = (event: KeyboardEvent) => {
    const target = targetOf(event.key)
    if (target === undefined) return
    event.preventDefault()
    if (target !== null) go(target)
    else if (state === 'loading') early.current = event.key
  }
  const follow = useEffectEvent(() => {
    const target = early.current === null ? null : targetOf(early.current)
    early.current = null
    if (target) go(target)
  })
  useEffect(() => {
    if (state !== 'loading') follow()
  }, [state])

  return (
    <div>
      <div className="flex items-center pb-1">
        <p id={title} aria-live="polite" className="min-w-0 flex-1 truncate pl-3 font-title">
          {monthLabel(month, locale)}
        </p>
        <Turn label={t('previous')} month={previous} onTurn={(to) => calendar.show(lastDateOf(to))}>
          <ChevronLeft />
        </Turn>
        <Turn label={t('next')} month={next} onTurn={(to) => calendar.show(firstDateOf(to))}>
          <ChevronRight />
        </Turn>
      </div>
      <table ref={grid} aria-labelledby={title} aria-busy={state === 'loading'} className="w-full table-fixed">
        <thead>
          <tr>
            {weekdays(locale).map(({ short, long }) => (
              <th key={long} scope="col" abbr={long} className="h-8 text-xs font-label text-ink-3">
                {short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((date, place) => (
                <td key={date ?? place} className="p-0">
                  {date && (
                    <CalendarDay
                      ref={date === day ? startRef : undefined}
                      date={date}
                      seq={days.get(date)}
                      chosen={date === from}
                      tabStop={date === day}
                      onKeyDown={press}
                      onPick={onPick}
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {state === 'failed' && (
        <p role="alert" className="flex items-center gap-2 px-3 pt-1 text-sm text-ink-2">
          <span className="min-w-0 flex-1">{t('failed')}</span>
          <Button look="quiet" onClick={calendar.retry}>
            {t('retry')}
          </Button>
        </p>
      )}
    </div>
  )
}

interface TurnProps {
  label: string
  /** Null when there is none: the button stays, so that the focus does. */
  month: string | null
  onTurn(month: string): void
  children: React.ReactNode
}

function Turn({ label, month, onTurn, children }: TurnProps) {
  return (
    <IconButton
      label={label}
      aria-disabled={month === null}
      onClick={() => month && onTurn(month)}
      className="aria-disabled:opacity-35 aria-disabled:hoverable:bg-transparent"
    >
      {children}
    </IconButton>
  )
}
