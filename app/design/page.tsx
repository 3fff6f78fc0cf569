import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Gallery } from './gallery.tsx'

export const metadata: Metadata = { title: 'Components' }

/** The primitives in all their states, for development; a running messenger does not have this page. */
export default function DesignPage() {
  if (process.env.NODE_ENV !== 'development') notFound()
  return <Gallery />
}
