import type { Metadata } from 'next'
import { NotFoundPage } from '#components/brand/not-found-page.tsx'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { preferences } from './preferences.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences()
  return { title: (await loadCatalogue(locale)).common.notFound.title }
}

export default function NotFound() {
  return <NotFoundPage />
}
