import { redirect } from 'next/navigation'
import { currentUser } from '#auth/current-user.ts'

/** Sends a stranger to sign in, and from there back to `path`. */
export async function requireSignIn(path: string): Promise<void> {
  if (!(await currentUser())) redirect(path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`)
}
