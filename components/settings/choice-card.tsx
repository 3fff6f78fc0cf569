import { Check } from 'lucide-react'
import type { ReactNode } from 'react'

interface ChoiceCardProps {
  /** The group of radio buttons it belongs to, and its own value there. */
  name: string
  value: string
  checked: boolean
  onChoose(): void
  /** What stands in the squircle: some letters or a key. */
  sign: ReactNode
  title: ReactNode
  note: ReactNode
}

/** One of a few choices, as a card with a check. */
export function ChoiceCard({ name, value, checked, onChoose, sign, title, note }: ChoiceCardProps) {
  return (
    <label className="relative flex min-h-19 items-center gap-3.5 rounded-[20px] bg-surface px-4 py-3 shadow-[inset_0_0_0_1px_var(--mm-line)] transition-shadow duration-(--dur-2) has-checked:shadow-[inset_0_0_0_2.5px_var(--mm-accent-ink)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-ink forced-colors:border">
      <input
        type="radio"
        name={name}
        value={value}
        checked={checked}
        onChange={onChoose}
        className="peer absolute inset-0 z-1 appearance-none outline-none"
      />
      <span
        aria-hidden
        className="grid size-11.5 flex-none place-items-center rounded-squircle bg-field text-lg font-title text-ink-2 peer-checked:bg-accent peer-checked:text-on-accent"
      >
        {sign}
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-name">{title}</span>
        <span className="block text-sm text-ink-2">{note}</span>
      </span>
      <span
        aria-hidden
        className="grid size-6 flex-none place-items-center rounded-full text-transparent shadow-[inset_0_0_0_1.5px_var(--mm-line-strong)] peer-checked:bg-accent peer-checked:text-on-accent peer-checked:shadow-none"
      >
        <Check className="size-3.5" />
      </span>
    </label>
  )
}
