import { AtSign } from 'lucide-react'
import { type ComponentType, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { RoundButtonProps } from '#components/messages/jump-button.tsx'
import { useLongPress } from '#components/messages/use-long-press.ts'
import { Badge } from '#components/ui/badge.tsx'

interface MentionButtonProps {
  chatId: number
  /** The places of unread messages that call the reader, the oldest first. */
  mentions: readonly number[]
  onGo(seq: number): void
  /** The list has it at hand; an import would make a shared file of it. */
  RoundButton: ComponentType<RoundButtonProps>
}

/** How many unread messages call the reader; leads from one to the next. Rule MN8. */
export function MentionButton({ chatId, mentions, onGo, RoundButton }: MentionButtonProps) {
  const t = useTranslations('thread.mentions')
  const messenger = useMessenger()
  const held = useRef(false)
  /** Where it led last: in a window without the focus nothing is read, and the next one is another all the same. */
  const last = useRef(0)

  const readAll = () => {
    const newest = mentions.at(-1)
    if (newest !== undefined) messenger.markRead(chatId, newest)
  }
  const longPress = useLongPress(() => {
    held.current = true
    readAll()
    return true
  })

  return (
    <RoundButton
      shown
      label={t('next', { count: mentions.length })}
      onClick={() => {
        if (held.current) return
        const next = mentions.find((seq) => seq > last.current) ?? mentions[0]
        if (next === undefined) return
        last.current = next
        onGo(next)
      }}
      handlers={{
        ...longPress,
        onPointerDown: (event) => {
          held.current = false
          longPress.onPointerDown(event)
        },
        onContextMenu: (event) => {
          event.preventDefault()
          if (!held.current) readAll()
        },
      }}
    >
      <AtSign />
      <Badge count={mentions.length} className="absolute -top-2 left-1/2 -translate-x-1/2 ring-[2.5px] ring-stage" />
    </RoundButton>
  )
}
