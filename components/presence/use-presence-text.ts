'use client'

import { useLocale, useTranslations } from 'use-intl'
import { presenceSentence } from '#components/format/last-seen.ts'
import type { Presence } from '#contracts/users.ts'
import { useNow } from '#i18n/use-now.ts'

/** Says where somebody is: online, away, last seen 6 min ago. */
export function usePresenceText(): (presence: Presence | undefined) => string {
  const t = useTranslations('chats')
  const locale = useLocale()
  const now = useNow()
  return (presence) => {
    const sentence = presenceSentence(presence, now?.getTime() ?? Date.now(), locale)
    return t(sentence.key, 'values' in sentence ? sentence.values : undefined)
  }
}
