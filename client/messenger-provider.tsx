'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { createMessenger } from '#client/create-messenger.ts'
import { MessengerContext } from '#client/hooks.ts'
import type { Me } from '#contracts/users.ts'

/**
 * Gives the screens below it the messenger of `me`. It starts in the browser only; until the replica was read the state
 * says `ready: false`. Another person gets another provider: give it `key={me.id}`.
 */
export function MessengerProvider({ me, children }: { me: Me; children: ReactNode }) {
  const [messenger] = useState(() => createMessenger({ me }))
  useEffect(() => {
    messenger.start()
    return () => messenger.stop()
  }, [messenger])
  return <MessengerContext value={messenger}>{children}</MessengerContext>
}
