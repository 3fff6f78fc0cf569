import { Reply as ReplySign, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import styles from '#components/messages/composer.module.css'
import type { Reply } from '#contracts/replies.ts'

export interface ReplySlotProps {
  reply: Reply
  onOriginal(): void
  onCancel(): void
}

/** Above the field: what the next message will answer; a press leads there. Rule RP5. */
export function ReplySlot({ reply, onOriginal, onCancel }: ReplySlotProps) {
  const t = useTranslations('thread')
  const meId = useMessengerState((state) => state.me.id)
  return (
    <div className={styles.edit}>
      <ReplySign aria-hidden className={styles.editSign} />
      <button type="button" onClick={onOriginal} className={styles.editWords}>
        <b>
          {reply.user_id === meId
            ? t('reply.toYou')
            : t.rich('reply.to', { name: () => <bdi>{reply.display_name}</bdi> })}
        </b>
        <span dir="auto">{reply.deleted ? t('deleted') : plainWords(reply.quote ?? reply.text)}</span>
      </button>
      <button
        type="button"
        aria-label={t('reply.cancel')}
        data-tip={t('reply.cancel')}
        onMouseDown={(event) => event.preventDefault()}
        onClick={onCancel}
        className={styles.editClose}
      >
        <X aria-hidden />
      </button>
    </div>
  )
}
