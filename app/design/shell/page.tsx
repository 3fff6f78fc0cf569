import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { Scene } from './sample-messenger.ts'
import { SampleShell } from './sample-shell.tsx'

export const metadata: Metadata = { title: 'Shell' }

const SCENES: readonly Scene[] = ['full', 'many', 'empty', 'loading', 'offline', 'connecting', 'updating', 'online']

/** The shell in a state of one's choice, `?scene=many` for instance, for development; a running messenger has no such page. */
export default async function ShellPage({ searchParams }: { searchParams: Promise<{ scene?: string }> }) {
  if (process.env.NODE_ENV !== 'development') notFound()
  const asked = (await searchParams).scene
  return <SampleShell scene={SCENES.find((scene) => scene === asked) ?? 'full'} />
}
