'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { createMessenger } from '#client/create-messenger.ts'
import { MessengerContext } from '#client/hooks.ts'
import type { FirstPicture } from '#contracts/first-picture.ts'
import type { Me } from '#contracts/users.ts'

interface MessengerProviderProps {
  me: Me
  picture: FirstPicture | null
  children: ReactNode
}

/**
 * Gives the screens below it the messenger of `me`. It starts in the browser only; until the replica was read the state
 * says `ready: false`, unless the server has sent a first picture of it. Another person gets another provider: give it `key={me.id}`.
 */
export function MessengerProvider({ me, picture, children }: MessengerProviderProps) {
  const [messenger] = useState(() => createMessenger({ me, picture }))
  useEffect(() => {
    // Not in the task that has brought the page to life: it is long enough on a phone.
    const timer = setTimeout(messenger.start)
    return () => {
      clearTimeout(timer)
      messenger.stop()
    }
  }, [messenger])
  return <MessengerContext value={messenger}>{children}</MessengerContext>
}
