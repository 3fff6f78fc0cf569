import type { ReactNode } from 'react'
import { EmptyArt } from '#components/brand/empty-art.tsx'

interface EmptyStateProps {
  title: string
  text: string
  /** One or two buttons. */
  actions?: ReactNode
  /** The heading's level in its page. */
  level?: 1 | 2
}

/** An empty place that says what will be here and how to begin. */
export function EmptyState({ title, text, actions, level = 1 }: EmptyStateProps) {
  const Heading = level === 1 ? 'h1' : 'h2'
  return (
    <div className="mx-auto max-w-105 px-4 text-center">
      <EmptyArt className="mx-auto w-62 max-w-full" />
      <Heading className="mt-5.5 text-2xl font-display tracking-[-0.025em]">{title}</Heading>
      <p className="mt-2 mb-5.5 text-balance text-ink-2">{text}</p>
      {actions && <div className="flex flex-wrap justify-center gap-2.5">{actions}</div>}
    </div>
  )
}
