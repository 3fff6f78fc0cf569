import { Check, CheckCheck, Clock3 } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { clockTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import styles from '#components/messages/bubble.module.css'
import type { Delivery } from '#components/messages/rows.ts'
import { classNames } from '#components/ui/class-names.ts'

const TICKS = { queued: Clock3, sent: Check, read: CheckCheck }

/** Time and tick at the end of the last line; the bubble's name says both in words. `waiting`: it has been queued for a while. */
export function BubbleMeta({ at, delivery, waiting }: { at: number; delivery: Delivery; waiting: boolean }) {
  const t = useTranslations('thread')
  const region = useRegion()
  const [first] = useState(delivery)
  const Tick = delivery === 'incoming' || delivery === 'failed' ? null : TICKS[delivery]
  return (
    <span aria-hidden dir="ltr" className={styles.meta} data-tip-at={at}>
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
