import type { Metadata } from 'next'
import { AuthPage, type Query } from '#app/(auth)/auth-page.tsx'
import { preferences } from '#app/preferences.ts'
import { loadCatalogue } from '#i18n/catalogue.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences()
  return { title: (await loadCatalogue(locale)).auth.signIn }
}

export default function SignInPage({ searchParams }: { searchParams: Query }) {
  return <AuthPage tab="sign-in" query={searchParams} />
}
