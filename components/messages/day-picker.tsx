import * as Popover from 'radix-ui/popover'
import { type CSSProperties, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useRegion } from '#components/format/use-region.ts'
import { Calendar } from '#components/messages/calendar.tsx'
import { dateOf } from '#components/messages/calendar-days.ts'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Dialog } from '#components/ui/dialog.tsx'

interface DayPickerProps {
  chatId: number
  /** The pill that has opened it; it holds its moment. */
  by: HTMLElement
  onPick(seq: number): void
  /** Gives the focus to where one writes. */
  onLeave(): void
}

/** The calendar of a chat, open from the start: below the day's pill, on phones a sheet. */
export function DayPicker({ chatId, by, onPick, onLeave }: DayPickerProps) {
  const t = useTranslations('thread.calendar')
  const phone = useMedia(PHONE)
  const [open, setOpen] = useState(true)
  const [{ left, top, width, height }] = useState(() => by.getBoundingClientRect())
  const { timeZone } = useRegion()
  const [from] = useState(() => dateOf(Number(by.dataset.calendar), timeZone))
  const start = useRef<HTMLButtonElement>(null)

  const picked = useRef<number | null>(null)

  const calendar = (
    <Calendar
      chatId={chatId}
      from={from}
      startRef={start}
      onPick={(seq) => {
        picked.current = seq
        setOpen(false)
      }}
      // Nothing covers the place by then, and nothing holds the focus.
      onGone={() => picked.current !== null && onPick(picked.current)}
    />
  )

  if (phone) {
    return (
      <Dialog open={open} onOpenChange={setOpen} title={t('title')} initialFocus={start}>
        {calendar}
      </Dialog>
    )
  }
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <span
          aria-hidden
          style={{ left, top, width, height } satisfies CSSProperties}
          className="pointer-events-none fixed"
        />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          aria-label={t('title')}
          align="center"
          sideOffset={8}
          collisionPadding={8}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            start.current?.focus({ preventScroll: true })
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // What was chosen, or pressed elsewhere, has it already.
            if (document.activeElement !== document.body) return
            // The floating day fades and cannot keep it.
            if (!by.closest('[aria-hidden]')) by.focus({ preventScroll: true })
            else onLeave()
          }}
          className="z-30 w-78 origin-(--radix-popover-content-transform-origin) rounded-card bg-raised p-2.5 shadow-md outline-none data-[state=closed]:animate-popover-out data-[state=open]:animate-popover-in forced-colors:border"
        >
          {calendar}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
