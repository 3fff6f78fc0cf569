import { Ellipsis, Reply, SmilePlus } from 'lucide-react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/bubble.module.css'
import { QUICK_REACTIONS } from '#components/messages/quick-reactions.ts'
import { IconButton } from '#components/ui/icon-button.tsx'

/** How many of the quick reactions there is room for. */
const OFFERED = 3

export interface HoverBarProps {
  canReact: boolean
  canReply: boolean
}

/** What is at hand beside the message under the pointer; the list hears the presses. Keys reach all of it by the menu. */
export function HoverBar({ canReact, canReply }: HoverBarProps) {
  const t = useTranslations('thread')
  const stay = (event: { preventDefault(): void }) => event.preventDefault()
  return (
    <span className={styles.hoverBar}>
      {canReact &&
        QUICK_REACTIONS.slice(0, OFFERED).map((emoji) => (
          <IconButton
            key={emoji}
            label={t('reactions.react', { emoji })}
            size="sm"
            tabIndex={-1}
            data-reaction={emoji}
            onMouseDown={stay}
          >
            <span className="text-[1.125rem] leading-none">{emoji}</span>
          </IconButton>
        ))}
      {canReact && (
        <IconButton label={t('reactions.choose')} size="sm" tabIndex={-1} data-react="" onMouseDown={stay}>
          <SmilePlus />
        </IconButton>
      )}
      {canReact && <span aria-hidden className={styles.hairline} />}
      {canReply && (
        <IconButton label={t('menu.reply')} size="sm" tabIndex={-1} data-answer="" onMouseDown={stay}>
          <Reply />
        </IconButton>
      )}
      <IconButton label={t('menu.open')} size="sm" tabIndex={-1} data-more="" aria-haspopup="menu" onMouseDown={stay}>
        <Ellipsis />
      </IconButton>
    </span>
  )
}
