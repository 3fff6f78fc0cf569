'use client'

import { useCallback, useSyncExternalStore } from 'react'

/** Below this width the list and a chat are pages of their own. */
export const PHONE = '(width < 40rem)'

/** Whether a media query holds; false on the server, so prefer CSS where it can do the same. */
export function useMedia(query: string): boolean {
  const listen = useCallback(
    (listener: () => void) => {
      const media = matchMedia(query)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    [query],
  )
  return useSyncExternalStore(
    listen,
    () => matchMedia(query).matches,
    () => false,
  )
}
