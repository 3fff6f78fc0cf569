'use client'

import { type RefObject, useEffect, useEffectEvent } from 'react'
import { dialogIsOpen } from '#components/ui/dialog-is-open.ts'
import { isShown } from '#components/ui/is-shown.ts'

/** Escape empties the search wherever the focus is, before it closes the chat; the field itself does so when it has the focus. */
export function useSearchEscape(
  searchRef: RefObject<HTMLInputElement | null>,
  { text, setText }: { text: string; setText(text: string): void },
): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
    if (text === '' || dialogIsOpen() || !isShown(searchRef.current)) return
    event.preventDefault()
    setText('')
  })

  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    addEventListener('keydown', listener)
    return () => removeEventListener('keydown', listener)
  }, [])
}
