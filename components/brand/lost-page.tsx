'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** A whole page for when there is nothing to show: an address that leads nowhere, a page that did not open. */
export function LostPage({ about, action }: { about: 'notFound' | 'failed'; action(label: string): ReactNode }) {
  const t = useTranslations('common')
  return (
    <main className="relative isolate grid min-h-dvh place-items-center bg-stage py-10">
      <div aria-hidden className="absolute inset-0 -z-10 overflow-clip wallpaper" />
      <EmptyState title={t(`${about}.title`)} text={t(`${about}.text`)} actions={action(t(`${about}.action`))} />
    </main>
  )
}
