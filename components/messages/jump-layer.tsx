'use client'

import { CornerUpLeft } from 'lucide-react'
import { type ComponentType, type RefObject, useEffect, useEffectEvent, useImperativeHandle } from 'react'
import { useTranslations } from 'use-intl'
import { DayPicker } from '#components/messages/day-picker.tsx'
import type { RoundButtonProps } from '#components/messages/jump-button.tsx'
import { useJumps } from '#components/messages/use-jumps.ts'
import type { ThreadWindow } from '#components/messages/use-thread-window.ts'

export interface JumpLayerHandle {
  /** There is nowhere to go back to any more. */
  forget(): void
}

/** What leads away: a day's pill, whose calendar opens, or a message at once; `times` tells one asking from the next. */
export type Asking = { times: number } & ({ by: HTMLElement } | { seq: number })

export interface JumpLayerProps {
  ref: RefObject<JumpLayerHandle | null>
  chatId: number
  thread: ThreadWindow
  asking: Asking
  /** The list has it at hand; an import would make a shared file of it. */
  RoundButton: ComponentType<RoundButtonProps>
  /** Gives the focus to where one writes. */
  onLeave(): void
}

/** The calendar of a chat, jumps to its messages, and above the button that leads down another one that leads back, level by level. */
export function JumpLayer({ ref, chatId, thread, asking, RoundButton, onLeave }: JumpLayerProps) {
  const t = useTranslations('thread.jump')
  const { levels, jumpTo, back, forget } = useJumps(thread)
  useImperativeHandle(ref, () => ({ forget }))
  const jump = useEffectEvent((to: Asking) => {
    if ('seq' in to) void jumpTo(to.seq)
  })
  useEffect(() => jump(asking), [asking])

  return (
    <>
      {'by' in asking && (
        <DayPicker
          key={asking.times}
          chatId={chatId}
          by={asking.by}
          onPick={(seq) => void jumpTo(seq)}
          onLeave={onLeave}
        />
      )}
      <RoundButton shown={levels > 0} label={t('back')} onClick={back}>
        <CornerUpLeft />
      </RoundButton>
    </>
  )
}
