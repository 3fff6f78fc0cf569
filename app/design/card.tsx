import type { ReactNode } from 'react'

/** One group of parts on the page of the primitives. */
export function Card({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="min-w-0 rounded-[26px] bg-surface px-5.5 pt-5 pb-5.5 shadow-sm [--avatar-ground:var(--mm-surface)]">
      <h2 className="mb-3.5 text-lg font-title">{title}</h2>
      {children}
    </section>
  )
}

/** Parts side by side, as many as fit. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="mb-2.5 flex flex-wrap items-center gap-2 last:mb-0">{children}</div>
}
