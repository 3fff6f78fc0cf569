'use client'

import { useEffect, useState } from 'react'
import { MessengerContext } from '#client/hooks.ts'
import { Conversation } from '#components/messages/conversation.tsx'
import { createSampleMessenger } from './sample-messenger.ts'
import { SAMPLES } from './samples.ts'

const NAMES = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[]

/** One sample on a stage of the usual size; `?sample=` chooses it, `?network=off` takes the network away. */
export function ThreadGallery({ sample, offline }: { sample: string; offline: boolean }) {
  const name = NAMES.find((known) => known === sample) ?? 'group'
  const [messenger] = useState(() => createSampleMessenger(SAMPLES[name](), offline))
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  return (
    <div className="relative isolate grid h-dvh overflow-hidden bg-canvas sm:grid-cols-[19.25rem_minmax(0,1fr)] sm:gap-2 sm:p-2 lg:grid-cols-[20rem_minmax(0,1fr)] lg:gap-2.5 lg:p-2.5 xl:grid-cols-[22rem_minmax(0,1fr)]">
      <nav aria-label="Samples" className="flex flex-col gap-1 p-4 max-sm:hidden">
        {NAMES.map((other) => (
          <a
            key={other}
            href={`?sample=${other}${offline ? '&network=off' : ''}`}
            className="rounded-sm px-2 py-1.5 hoverable:bg-hover"
          >
            {other}
          </a>
        ))}
      </nav>
      <main className="relative isolate min-w-0 overflow-hidden bg-stage sm:rounded-card sm:shadow-sm">
        <MessengerContext value={messenger}>
          {mounted && <Conversation chatId={1} onBack={() => history.back()} />}
        </MessengerContext>
      </main>
    </div>
  )
}
