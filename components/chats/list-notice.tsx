import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

/** What stands in the list's place when it has nothing to show: why, and the way on. */
export function ListNotice(props: { icon: LucideIcon; title: string; text: string; action?: ReactNode }) {
  const Icon = props.icon
  return (
    <div className="m-auto px-9 pb-10 text-center text-ink-2">
      <span className="inline-grid size-14 place-items-center rounded-squircle bg-surface text-accent-ink shadow-xs">
        <Icon aria-hidden className="size-5.5" />
      </span>
      <p className="mt-3 font-title text-ink">{props.title}</p>
      <p className="mt-0.5 text-md text-balance wrap-anywhere">{props.text}</p>
      {props.action && <div className="mt-4">{props.action}</div>}
    </div>
  )
}
