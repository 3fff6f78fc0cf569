import { useTranslations } from 'use-intl'
import { Skeleton } from '#components/ui/skeleton.tsx'

/** Widths of the two lines of each row, in rem, so that the rows look like different people. */
const ROWS = [
  [6.9, 11.2],
  [5.3, 9.6],
  [8.3, 12.6],
  [4.5, 8.9],
  [7.8, 12],
  [5.9, 10.1],
  [8.9, 13.1],
  [6.4, 10.8],
  [5, 9.4],
] as const

/** Rows to come, in the geometry of rows. */
export function ListSkeleton() {
  const t = useTranslations('chats.list')
  return (
    <div aria-busy className="min-h-0 flex-1 overflow-hidden px-1.5 pt-0.5 sm:px-0">
      <span className="sr-only">{t('loading')}</span>
      {ROWS.map(([name, text], index) => (
        <div key={name} className="flex h-19 items-center gap-3 pr-3 pl-2.5 sm:h-18">
          <Skeleton className={`size-12.5 ${index % 3 === 0 ? 'rounded-squircle!' : 'rounded-full!'}`} />
          <div className="min-w-0 flex-1 space-y-2.5">
            <div className="flex justify-between">
              <div style={{ width: `${name}rem` }}>
                <Skeleton className="h-3.5" />
              </div>
              <Skeleton className="h-3 w-8" />
            </div>
            <div style={{ width: `${text}rem` }} className="max-w-full">
              <Skeleton className="h-3" />
            </div>
          </div>
        </div>
      ))}
    </div>
  )
}
