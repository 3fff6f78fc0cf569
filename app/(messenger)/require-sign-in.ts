import { redirect } from 'next/navigation'
import { currentUser } from '#auth/current-user.ts'
import { authPath } from '#contracts/auth-paths.ts'

/** Sends a stranger to sign in, and from there back to `path`. */
export async function requireSignIn(path: string): Promise<void> {
  if (!(await currentUser())) redirect(authPath('sign-in', path))
}
