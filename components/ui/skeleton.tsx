import { classNames } from './class-names.ts'

/**
 * Stands where something will be, in the same geometry. It shows itself only after 200 ms, so that what comes quickly
 * comes without flicker. The region around it says `aria-busy`.
 */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span aria-hidden className="block animate-[fade-in_180ms_200ms_both]">
      <span className={classNames('skeleton block', className)} />
    </span>
  )
}
