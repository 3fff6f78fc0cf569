import type { ReactNode } from 'react'
import { firstPicture } from '#app/first-picture.ts'
import { scriptNonce } from '#app/nonce.ts'
import { currentUser } from '#auth/current-user.ts'
import { MessengerProvider } from '#client/messenger-provider.tsx'
import { EARLY_SEARCH_KEY_SCRIPT } from '#components/shell/early-search-key.ts'
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
      <script
        nonce={await scriptNonce()}
        // The browser hides the nonce from scripts, so hydration reads it as empty.
        suppressHydrationWarning
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, the only way to write a script.
        dangerouslySetInnerHTML={{ __html: EARLY_SEARCH_KEY_SCRIPT }}
      />
      <MessengerShell />
      {children}
    </MessengerProvider>
  )
}
