import { classNames } from './class-names.ts'

const SHAPE = 'h-5 flex-none rounded-[10px] text-xs/5 font-bold tracking-[-0.01em] tabular-nums'

/** A count that calls: above 999 it says "999+". Muted chats call quietly. The row's own name tells screen readers. */
export function Badge({ count, muted, className }: { count: number; muted?: boolean; className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames(
        SHAPE,
        'inline-block min-w-5 px-1.5 text-center',
        muted ? 'bg-(--mm-muted-badge) text-(--mm-on-muted-badge)' : 'bg-apricot text-on-apricot',
        className,
      )}
    >
      {count > 999 ? '999+' : count}
    </span>
  )
}

/** Something calls, and there is nothing to count. The row's own name tells screen readers. */
export function DotBadge({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={classNames('mx-1 size-3 flex-none rounded-full bg-apricot forced-colors:border', className)}
    />
  )
}

/** Somebody named the reader. */
export function MentionBadge() {
  return (
    <span aria-hidden className={classNames(SHAPE, 'w-5 bg-apricot text-center text-sm/4.5 text-on-apricot')}>
      @
    </span>
  )
}

/** A word on a soft ground: a role, "new", "confirmed". */
export function Tag({
  children,
  tone = 'accent',
}: {
  children: React.ReactNode
  tone?: 'accent' | 'apricot' | 'success'
}) {
  const tones = {
    accent: 'bg-accent-soft text-accent-ink',
    apricot: 'bg-apricot-soft text-apricot-ink',
    success: 'bg-success-soft text-success-ink',
  }
  return (
    <span
      className={classNames('inline-block flex-none rounded-[7px] px-1.75 text-[0.71875rem]/5 font-name', tones[tone])}
    >
      {children}
    </span>
  )
}
