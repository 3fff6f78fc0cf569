import { requireSignIn } from '#app/(messenger)/require-sign-in.ts'

/** The settings; the layout draws them over the chats. */
export default async function SettingsPage() {
  await requireSignIn('/settings')
  return null
}
