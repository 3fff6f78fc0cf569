'use client'

import { useTranslations } from 'use-intl'
import { presenceSentence } from '#components/format/last-seen.ts'
import { useRegion } from '#components/format/use-region.ts'
import type { Presence } from '#contracts/users.ts'
import { useNow } from '#i18n/use-now.ts'

/** Says where somebody is: online, away, last seen 6 min ago. */
export function usePresenceText(): (presence: Presence | undefined) => string {
  const t = useTranslations('chats')
  const region = useRegion()
  const now = useNow()
  return (presence) => {
    const sentence = presenceSentence(presence, now?.getTime() ?? Date.now(), region)
    return t(sentence.key, 'values' in sentence ? sentence.values : undefined)
  }
}
