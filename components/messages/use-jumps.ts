import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { flash } from '#components/messages/flash.ts'
import type { Target } from '#components/messages/target.ts'
import type { ThreadWindow } from '#components/messages/use-thread-window.ts'
import { showToast } from '#components/ui/toasts.ts'

/** Places one may go back to, the latest last. */
const MOST = 20

interface Jumps {
  /** How many places there are to go back to. */
  levels: number
  /** Leads to a message far away, which flashes; where one was is remembered. */
  jumpTo(seq: number): Promise<void>
  back(): void
  forget(): void
}

/** Jumps within a chat, and the way back, level by level. */
export function useJumps(thread: ThreadWindow): Jumps {
  const t = useTranslations('thread.jump')
  const [places, setPlaces] = useState<readonly Target[]>([])
  const { scroller, atEnd, go } = thread

  // Who is at the end need not go back there.
  const here = atEnd && places.at(-1)?.to === 'end'
  useEffect(() => {
    if (here) setPlaces((before) => before.slice(0, before.findLastIndex((place) => place.to !== 'end') + 1))
  }, [here])

  return {
    levels: here ? 0 : places.length,
    async jumpTo(seq) {
      const place = scroller.current?.place()
      const from: Target = place ? { to: 'top', ...place } : { to: 'end', smooth: false }
      if (await go({ to: 'third', seq, smooth: true, arrived: flash })) {
        setPlaces((before) => [...before, from].slice(-MOST))
      } else showToast(t('failed'), { tone: 'danger' })
    },
    back() {
      const place = places.at(-1)
      setPlaces(places.slice(0, -1))
      if (place) void go(place)
    },
    forget: () => setPlaces([]),
  }
}
