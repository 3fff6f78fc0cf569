import { useTranslations } from 'use-intl'
import { clockTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import type { BubbleRow } from '#components/messages/rows.ts'

/** As much of a long message is part of its name, in characters; all of it is read when one goes into it. */
const SAID = 300

/** What a screen reader says of a message: "Masha, 14:07, text, read". */
export function useBubbleName(row: BubbleRow, waiting: boolean): string {
  const t = useTranslations('thread')
  const region = useRegion()
  const own = row.delivery !== 'incoming'
  const delivery =
    row.delivery === 'incoming' || row.deleted ? null : t(waiting ? 'delivery.waiting' : `delivery.${row.delivery}`)
  const reactions = row.reactions.reduce((sum, { people }) => sum + people.length, 0)
  return [
    own ? t('you') : row.author,
    clockTime(row.at, region),
    row.reply && t('reply.said', { name: row.reply.display_name }),
    row.deleted ? t('deleted') : beginning(row.content),
    row.edited ? t('edited') : null,
    row.ballot && t('poll.said', { count: row.ballot.voters }),
    reactions > 0 ? t('reactions.said', { count: reactions }) : null,
    delivery,
  ]
    .filter((part) => part !== null)
    .join(', ')
}

function beginning(text: string): string {
  const words = plainWords(text.slice(0, SAID * 2))
  if (text.length <= SAID) return words
  return `${[...words].slice(0, SAID).join('')}…`
}
