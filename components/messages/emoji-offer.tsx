import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/composer.module.css'
import { OfferList } from '#components/messages/offer-list.tsx'
import { useEmojiWords } from '#components/messages/use-emoji-words.ts'

/** The emoji whose name one types. Rule EM6. */
export function EmojiOffer({ fieldRef }: { fieldRef: RefObject<HTMLTextAreaElement | null> }) {
  const t = useTranslations('emoji')
  const { signOf, ...offer } = useEmojiWords(fieldRef)
  return (
    <OfferList
      fieldRef={fieldRef}
      {...offer}
      keyOf={({ sign }) => sign}
      label={t('completion')}
      found={t('found', { count: offer.options.length })}
    >
      {(emoji) => (
        <>
          <span aria-hidden className={styles.emojiSign}>
            {signOf(emoji)}
          </span>
          <span className={styles.offeredName}>{emoji.name}</span>
          <span aria-hidden className={styles.offeredCode}>
            :{emoji.codes[0]}:
          </span>
        </>
      )}
    </OfferList>
  )
}
