import type { ReactNode } from 'react'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A whole page for when there is nothing to show: an address that leads nowhere, a page that did not open. */
export function LostPage({ title, text, action }: { title: string; text: string; action: ReactNode }) {
  return (
    <main className="relative isolate grid min-h-dvh place-items-center bg-stage py-10">
      <div aria-hidden className="absolute inset-0 -z-10 overflow-clip wallpaper" />
      <EmptyState title={title} text={text} actions={action} />
    </main>
  )
}
