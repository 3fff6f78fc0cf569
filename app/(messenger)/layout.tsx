import type { ReactNode } from 'react'
import { firstPicture } from '#app/first-picture.ts'
import { currentUser } from '#auth/current-user.ts'
import { MessengerProvider } from '#client/messenger-provider.tsx'
import { MessengerShell } from '#components/shell/messenger-shell.tsx'

/**
 * The messenger of whoever is signed in. Its pages are addresses only: the shell stays mounted between them and draws
 * what the address names. A stranger gets no shell; the page, which knows its address, sends him to sign in.
 */
export default async function MessengerLayout({ children }: { children: ReactNode }) {
  const user = await currentUser()
  if (!user) return children
  return (
    <MessengerProvider key={user.me.id} me={user.me} picture={await firstPicture(user.actor)}>
      <MessengerShell />
      {children}
    </MessengerProvider>
  )
}
