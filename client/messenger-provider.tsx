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
    messenger.start()
    return () => messenger.stop()
  }, [messenger])
  return <MessengerContext value={messenger}>{children}</MessengerContext>
}
