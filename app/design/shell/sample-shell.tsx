'use client'

import { useState, useSyncExternalStore } from 'react'
import { MessengerContext } from '#client/hooks.ts'
import { MessengerShell } from '#components/shell/messenger-shell.tsx'
import { type Scene, sampleMessenger } from './sample-messenger.ts'

/** The sample has chats from the first moment, with times of the browser's zone, so the server leaves it to the browser. */
export function SampleShell({ scene }: { scene: Scene }) {
  const inBrowser = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  )
  return inBrowser ? <Sample scene={scene} /> : null
}

function Sample({ scene }: { scene: Scene }) {
  const [messenger] = useState(() => sampleMessenger(scene))
  return (
    <MessengerContext value={messenger}>
      <MessengerShell />
    </MessengerContext>
  )
}

const neverChanges = () => () => {}
