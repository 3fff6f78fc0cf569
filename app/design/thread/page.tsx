import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ThreadGallery } from './thread-gallery.tsx'

export const metadata: Metadata = { title: 'Conversation' }

/** A conversation of samples in all its states, for development; a running messenger does not have this page. */
export default async function ThreadDesignPage({ searchParams }: PageProps<'/design/thread'>) {
  if (process.env.NODE_ENV !== 'development') notFound()
  const { sample, network } = await searchParams
  return <ThreadGallery sample={String(sample ?? 'group')} offline={network === 'off'} />
}
