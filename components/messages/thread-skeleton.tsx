import { useTranslations } from 'use-intl'
import composer from '#components/messages/composer.module.css'
import styles from '#components/messages/thread.module.css'
import { Skeleton } from '#components/ui/skeleton.tsx'

const IN = 'rounded-bubble rounded-bl-foot bg-bubble-in shadow-xs'
const OUT = 'rounded-bubble rounded-br-foot bg-bubble-in shadow-xs'
/** Width, height and side of bubbles that may be there. */
const BUBBLES = [
  { own: false, className: `h-15 w-80 ${IN}` },
  { own: true, className: `h-10 w-60 ${OUT}` },
  { own: true, className: `h-16 w-103 ${OUT}` },
  { own: false, className: `h-31 w-105 ${IN}` },
  { own: false, className: `h-16.5 w-72 ${IN}` },
  { own: true, className: `h-10 w-90 ${OUT}` },
]

/** Bubbles to come, in the places where bubbles stand. It shows itself only after a moment. */
export function ThreadSkeleton() {
  const t = useTranslations('thread')
  return (
    <div aria-busy="true" aria-label={t('loading')} role="status" className={`${styles.view} ${styles.still}`}>
      <div className={styles.column}>
        {BUBBLES.map(({ own, className }) => (
          <div key={className} className={`flex items-end gap-2 pt-3 ${own ? 'justify-end' : ''}`}>
            {!own && <Skeleton className="size-(--thread-avatar) rounded-full" />}
            <Skeleton className={`max-w-[70vw] ${className}`} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** The header of a chat that is not known yet. */
export function HeaderSkeleton() {
  return (
    <div className="absolute inset-x-0 top-0 z-5 flex h-(--thread-head) items-center gap-3 border-b border-line pt-[env(safe-area-inset-top)] pl-4.5 glass">
      <Skeleton className="size-10.5 rounded-squircle" />
      <span>
        <Skeleton className="h-3.5 w-38 rounded-full" />
        <Skeleton className="mt-2 h-2.5 w-26 rounded-full" />
      </span>
    </div>
  )
}

/** The composer of a chat that is not known yet: nothing can be written into it. */
export function IslandSkeleton() {
  return (
    <div aria-hidden className={composer.place}>
      <div className={`${composer.island} h-13.5`} />
    </div>
  )
}
