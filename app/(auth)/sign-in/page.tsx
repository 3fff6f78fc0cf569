import type { Metadata } from 'next'
import { loadCatalogue } from '#i18n/catalogue.ts'
import { preferences } from '../../preferences.ts'
import { AuthPage, type Query } from '../auth-page.tsx'

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await preferences()
  return { title: (await loadCatalogue(locale)).auth.signIn }
}

export default function SignInPage({ searchParams }: { searchParams: Query }) {
  return <AuthPage tab="sign-in" query={searchParams} />
}
