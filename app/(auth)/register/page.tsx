import type { Metadata } from 'next'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { preferences } from '../../preferences.ts'
import { AuthPage, type Query } from '../auth-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences()
  return { title: (await loadCatalogue(locale)).auth.register }
}

export default function RegisterPage({ searchParams }: { searchParams: Query }) {
  return <AuthPage tab="register" query={searchParams} />
}
