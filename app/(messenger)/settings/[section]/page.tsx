import { requireSignIn } from '#app/(messenger)/require-sign-in.ts'

/** A section of the settings; the layout draws it. */
export default async function SettingsSectionPage({ params }: { params: Promise<{ section: string }> }) {
  await requireSignIn(`/settings/${(await params).section}`)
  return null
}
