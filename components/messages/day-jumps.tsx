'use client'

import { CornerUpLeft } from 'lucide-react'
import { type ComponentType, type RefObject, useImperativeHandle } from 'react'
import { useTranslations } from 'use-intl'
import { DayPicker } from '#components/messages/day-picker.tsx'
import type { RoundButtonProps } from '#components/messages/jump-button.tsx'
import { useJumps } from '#components/messages/use-jumps.ts'
import type { ThreadWindow } from '#components/messages/use-thread-window.ts'

export interface DayJumpsHandle {
  /** There is nowhere to go back to any more. */
  forget(): void
}

export interface DayJumpsProps {
  ref: RefObject<DayJumpsHandle | null>
  chatId: number
  thread: ThreadWindow
  /** The pill that has opened the calendar, and how often that has happened. */
  by: HTMLElement
  times: number
  /** The list has it at hand; an import would make a shared file of it. */
  RoundButton: ComponentType<RoundButtonProps>
  /** Gives the focus to where one writes. */
  onLeave(): void
}

/** The calendar of a chat, and above the button that leads down another one that leads back, level by level. */
export function DayJumps({ ref, chatId, thread, by, times, RoundButton, onLeave }: DayJumpsProps) {
  const t = useTranslations('thread.jump')
  const { levels, jumpTo, back, forget } = useJumps(thread)
  useImperativeHandle(ref, () => ({ forget }))
  return (
    <>
      <DayPicker key={times} chatId={chatId} by={by} onPick={(seq) => void jumpTo(seq)} onLeave={onLeave} />
      <RoundButton shown={levels > 0} label={t('back')} onClick={back} className="mb-13.5">
        <CornerUpLeft />
      </RoundButton>
    </>
  )
}
