import { useEffect, useEffectEvent } from 'react'
import { dialogIsOpen } from '#components/ui/dialog-is-open.ts'

/** Escape ends the nearest layer of the chat wherever the focus is, when nothing nearer had a use for it: one for each press. */
export function useLayerEscape(end: (() => void) | null): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || !end || dialogIsOpen()) return
    // A search keeps its own use of the key.
    if (document.activeElement instanceof HTMLInputElement) return
    event.preventDefault()
    end()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}
