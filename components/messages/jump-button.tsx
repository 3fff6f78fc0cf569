import { ChevronDown } from 'lucide-react'
import type { DOMAttributes, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/thread.module.css'
import { Badge } from '#components/ui/badge.tsx'
import { classNames } from '#components/ui/class-names.ts'

/** Leads down: to the first unread message, then to the end. It is there while the end is out of sight. */
export function JumpButton({ shown, unread, onClick }: { shown: boolean; unread: number; onClick(): void }) {
  const t = useTranslations('thread.jump')
  // The name holds what is to be seen in the badge.
  const label = unread > 999 ? t('manyUnread') : unread > 0 ? t('unread', { count: unread }) : t('end')
  return (
    <RoundButton shown={shown} label={label} onClick={onClick}>
      <ChevronDown />
      {unread > 0 && (
        <Badge count={unread} className="absolute -top-2 left-1/2 -translate-x-1/2 ring-[2.5px] ring-stage" />
      )}
    </RoundButton>
  )
}

export interface RoundButtonProps {
  shown: boolean
  label: string
  onClick(): void
  /** What else it hears. */
  handlers?: DOMAttributes<HTMLDivElement>
  children: ReactNode
}

/** A way through the chat, at its lower right, above those that stand before it. */
export function RoundButton({ shown, label, onClick, handlers, children }: RoundButtonProps) {
  return (
    <div
      inert={!shown}
      data-shown={shown ? '' : undefined}
      {...handlers}
      className={classNames(
        'pointer-events-none absolute inset-x-0 bottom-[calc(var(--thread-foot)+1.25rem)] z-4 px-(--thread-side) transition-[opacity,scale] duration-(--dur-2)',
        shown ? 'opacity-100' : 'scale-95 opacity-0',
        styles.way,
      )}
    >
      <div className="mx-auto flex max-w-215 justify-end">
        <button
          type="button"
          onClick={onClick}
          aria-label={label}
          data-tip={label}
          className="pointer-events-auto relative grid size-11 place-items-center rounded-full bg-raised text-ink-2 shadow-md hoverable:text-ink active:scale-[.98] motion-reduce:active:scale-100 forced-colors:border"
        >
          {children}
        </button>
      </div>
    </div>
  )
}
