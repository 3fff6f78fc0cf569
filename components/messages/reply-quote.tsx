import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import styles from '#components/messages/bubble.module.css'
import { colorIndex } from '#components/ui/avatar-look.ts'
import type { Reply } from '#contracts/replies.ts'

/** What a message answers: who said it, and how it begins, in one line. A press leads there; the list hears it. Rules RP2, RP6. */
export function ReplyQuote({ reply, tabStop }: { reply: Reply; tabStop: boolean }) {
  const t = useTranslations('thread')
  const meId = useMessengerState((state) => state.me.id)
  return (
    <button
      type="button"
      data-original={reply.seq}
      tabIndex={tabStop ? 0 : -1}
      className={styles.quote}
      style={{ '--author': `var(--mm-n${colorIndex(reply.user_id)})` } as CSSProperties}
    >
      <b>{reply.user_id === meId ? t('you') : <bdi>{reply.display_name}</bdi>}</b>
      <span dir="auto">{reply.deleted ? t('deleted') : plainWords(reply.quote ?? reply.text)}</span>
    </button>
  )
}
