import { type ComponentType, type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { RoundButton } from '#components/messages/jump-button.tsx'
import type { Asking, JumpLayerHandle, JumpLayerProps } from '#components/messages/jump-layer.tsx'
import type { ThreadWindow } from '#components/messages/use-thread-window.ts'
import { lazyPart } from '#components/ui/lazy-part.ts'
import { showToast } from '#components/ui/toasts.ts'

const loadLayer = lazyPart(async () => (await import('#components/messages/jump-layer.tsx')).JumpLayer)

interface Opened {
  Layer: ComponentType<JumpLayerProps>
  asking: Asking
}

interface Jumping {
  /** The calendar and the way back, to be drawn beside the list. */
  jumps: ReactNode
  /** Opens the calendar at a day's pill. */
  openCalendar(pill: HTMLElement): Promise<void>
  /** Leads to a message of the chat, which flashes, and leaves a way back. */
  jumpTo(seq: number): Promise<void>
  /** There is nowhere to go back to any more. */
  forgetJumps(): void
}

/** The ways through a chat that lead far: their code is fetched when one of them is first asked for. */
export function useJumpLayer(chatId: number, thread: ThreadWindow, onLeave: () => void): Jumping {
  const t = useTranslations('common')
  const [opened, setOpened] = useState<Opened | null>(null)
  const handle = useRef<JumpLayerHandle>(null)

  const ask = async (what: { by: HTMLElement } | { seq: number }) => {
    thread.stay()
    const Layer = await loadLayer()
    if (!Layer) return showToast(t('notLoaded'), { tone: 'danger' })
    setOpened((before) => ({ Layer, asking: { ...what, times: (before?.asking.times ?? 0) + 1 } }))
  }

  return {
    jumps: opened && (
      <opened.Layer
        ref={handle}
        chatId={chatId}
        thread={thread}
        asking={opened.asking}
        RoundButton={RoundButton}
        onLeave={onLeave}
      />
    ),
    openCalendar: (by) => ask({ by }),
    jumpTo: (seq) => ask({ seq }),
    forgetJumps: () => handle.current?.forget(),
  }
}
