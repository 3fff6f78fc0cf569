import { useTranslations } from 'use-intl'
import { clockTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import type { BubbleRow } from '#components/messages/rows.ts'

/** As much of a long message is part of its name, in characters; all of it is read when one goes into it. */
const SAID = 300

/** What a screen reader says of a message: "Masha, 14:07, text, read". */
export function useBubbleName(row: BubbleRow, waiting: boolean): string {
  const t = useTranslations('thread')
  const region = useRegion()
  const own = row.delivery !== 'incoming'
  const delivery = row.delivery === 'incoming' ? null : t(waiting ? 'delivery.waiting' : `delivery.${row.delivery}`)
  return [own ? t('you') : row.author, clockTime(row.at, region), beginning(row.content), delivery]
    .filter((part) => part !== null)
    .join(', ')
}

function beginning(text: string): string {
  if (text.length <= SAID) return text
  return `${[...text.slice(0, SAID * 2)].slice(0, SAID).join('')}…`
}
