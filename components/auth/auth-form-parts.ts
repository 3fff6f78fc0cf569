'use client'

import { useEffect, useRef, useSyncExternalStore } from 'react'
import type { Trouble } from './trouble.ts'

/** The look of inputs on the sign-in card: a little lower than elsewhere, translucent in the dark. */
export const AUTH_BOX = 'h-12 max-sm:h-12.5 dark:bg-[#ffffff0a]'

export interface AuthFormProps {
  /** What a plain form brought back; empty on a first visit. */
  initial: { trouble: Trouble; username: string; displayName: string }
  /** A path of this server to go to afterwards. */
  next: string
}

/** Goes on as a new page: everything on it belongs to the person who has just come in. */
export function leaveFor(next: string): void {
  location.assign(next)
}

/** Whether the script has taken over; until then the browser's own checks watch over the form. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  )
}

/** Puts the cursor into a field of the form, but only where that does not raise a keyboard over half of the screen. */
export function useAutoFocus(name: string) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!matchMedia('(pointer: fine)').matches) return
    if (document.activeElement && document.activeElement !== document.body) return
    form.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`)?.focus()
  }, [name])
  return form
}
