import { Check, CheckCheck, Clock3 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { clockTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import styles from '#components/messages/bubble.module.css'
import type { Delivery } from '#components/messages/rows.ts'
import { classNames } from '#components/ui/class-names.ts'

const TICKS = { queued: Clock3, sent: Check, read: CheckCheck }

interface BubbleMetaProps {
  at: number
  delivery: Delivery
  edited: boolean
  /** It has been queued for a while. */
  waiting: boolean
}

/** Time and tick at the end of the last line; the bubble's name says both in words. */
export function BubbleMeta({ at, delivery, edited, waiting }: BubbleMetaProps) {
  const t = useTranslations('thread')
  const region = useRegion()
  const [first] = useState(delivery)
  const Tick = delivery === 'incoming' || delivery === 'failed' ? null : TICKS[delivery]
  return (
    <span aria-hidden dir="ltr" className={styles.meta} data-tip-at={at}>
      {/* Its way for keys and screen readers is the menu. */}
      {edited && (
        <span data-edited className={styles.edited}>
          {t('edited')}
        </span>
      )}
      {waiting ? t('delivery.waiting') : clockTime(at, region)}
      {Tick && (
        <Tick
          key={delivery}
          className={classNames(styles.tick, delivery === 'read' && styles.read, delivery !== first && styles.changed)}
        />
      )}
    </span>
  )
}
