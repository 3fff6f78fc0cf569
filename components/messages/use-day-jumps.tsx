import { type ComponentType, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DayJumpsHandle, DayJumpsProps } from '#components/messages/day-jumps.tsx'
import { RoundButton } from '#components/messages/jump-button.tsx'
import type { ThreadWindow } from '#components/messages/use-thread-window.ts'
import { lazyPart } from '#components/ui/lazy-part.ts'
import { showToast } from '#components/ui/toasts.ts'

const loadJumps = lazyPart(async () => (await import('#components/messages/day-jumps.tsx')).DayJumps)

interface Opened extends Pick<DayJumpsProps, 'by' | 'times'> {
  Jumps: ComponentType<DayJumpsProps>
}

interface DayJumps {
  /** The calendar and the way back, to be drawn beside the list. */
  jumps: ReactNode
  /** Opens the calendar at a day's pill. */
  openCalendar(pill: HTMLElement): Promise<void>
  /** There is nowhere to go back to any more. */
  forgetJumps(): void
}

/** The calendar that a day's pill opens, and the way back. Their code is fetched when a calendar is first asked for. */
export function useDayJumps(chatId: number, thread: ThreadWindow, onLeave: () => void): DayJumps {
  const t = useTranslations('common')
  const [opened, setOpened] = useState<Opened | null>(null)
  const handle = useRef<DayJumpsHandle>(null)
  return {
    jumps: opened && (
      <opened.Jumps
        {...opened}
        ref={handle}
        chatId={chatId}
        thread={thread}
        RoundButton={RoundButton}
        onLeave={onLeave}
      />
    ),
    async openCalendar(by) {
      thread.stay()
      const Jumps = await loadJumps()
      if (Jumps) setOpened((before) => ({ Jumps, by, times: (before?.times ?? 0) + 1 }))
      else showToast(t('notLoaded'), { tone: 'danger' })
    },
    forgetJumps: () => handle.current?.forget(),
  }
}
