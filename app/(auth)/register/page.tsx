import type { Metadata } from 'next'
import { AuthPage, type Query } from '#app/(auth)/auth-page.tsx'
import { preferences } from '#app/preferences.ts'
import { loadCatalogue } from '#i18n/catalogue.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences()
  return { title: (await loadCatalogue(locale)).auth.register }
}

export default function RegisterPage({ searchParams }: { searchParams: Query }) {
  return <AuthPage tab="register" query={searchParams} />
}
