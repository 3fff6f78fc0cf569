import { useTranslations } from 'use-intl'
import styles from '#components/emoji/emoji.module.css'

/** In the place of the emoji: there are none for what is looked for, or they could not be fetched. */
export function EmojiTrouble({ failed, onRetry }: { failed: boolean; onRetry(): void }) {
  const t = useTranslations('emoji')
  return (
    <div className={styles.trouble}>
      <p className="font-name text-ink">{t(failed ? 'failed' : 'nothing')}</p>
      {failed ? (
        <button type="button" onClick={onRetry} className={styles.retry}>
          {t('retry')}
        </button>
      ) : (
        <p className="text-sm">{t('nothingHint')}</p>
      )}
    </div>
  )
}
