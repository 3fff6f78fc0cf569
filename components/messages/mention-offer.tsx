import { UsersRound } from 'lucide-react'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/composer.module.css'
import { OfferList } from '#components/messages/offer-list.tsx'
import { useMentionWords } from '#components/messages/use-mention-words.ts'
import { Avatar } from '#components/ui/avatar.tsx'

/** The people of the chat whose name one types. Rule MN7. */
export function MentionOffer({
  fieldRef,
  chatId,
}: {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  chatId: number
}) {
  const t = useTranslations('thread.mentions')
  const offer = useMentionWords(fieldRef, chatId, t('all'))
  return (
    <OfferList
      fieldRef={fieldRef}
      {...offer}
      keyOf={(callee) => (callee.kind === 'all' ? 'all' : callee.person.id)}
      label={t('people')}
      found={t('found', { count: offer.options.length })}
    >
      {(callee) =>
        callee.kind === 'all' ? (
          <>
            <span aria-hidden className={styles.everybody}>
              <UsersRound />
            </span>
            <span className={styles.offeredName}>{t('everybody')}</span>
            <span className={styles.offeredCode}>@{callee.word}</span>
          </>
        ) : (
          <>
            <Avatar id={callee.person.id} name={callee.person.display_name} size={32} />
            <bdi className={styles.offeredName}>{callee.person.display_name}</bdi>
            <span className={styles.offeredCode}>@{callee.person.username}</span>
          </>
        )
      }
    </OfferList>
  )
}
