import type { ReactNode } from 'react'

/** A key to press, as a hint for the eyes: screen readers hear shortcuts from `aria-keyshortcuts`. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="h-5 rounded-[6px] bg-surface px-1.5 font-sans text-2xs/5 font-name text-ink-3 shadow-[inset_0_0_0_1px_var(--mm-line)]"
    >
      {children}
    </kbd>
  )
}
