import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/rich-text.module.css'

/** Words that are read only when one wants to. Rule FM12. */
export function Spoiler({ children }: { children: ReactNode }) {
  const t = useTranslations('thread.formatting')
  const [shown, setShown] = useState(false)
  if (shown) return <span className={styles.revealed}>{children}</span>
  return (
    <button type="button" aria-label={t('reveal')} className={styles.spoiler} onClick={() => setShown(true)}>
      <span aria-hidden inert>
        {children}
      </span>
    </button>
  )
}
