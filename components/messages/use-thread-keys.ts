import { type RefObject, useEffect, useRef } from 'react'
import { belongsToComposer, scrollsBy } from '#components/messages/keys.ts'
import { dialogIsOpen } from '#components/ui/dialog-is-open.ts'

/**
 * Keys that work wherever the focus is: what is typed while no field has it goes into the composer, the first letter
 * included, and the page keys scroll the history, also from the composer.
 */
export function useThreadKeys(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  onPage: (way: 'up' | 'down') => void,
): void {
  const page = useRef(onPage)
  useEffect(() => {
    page.current = onPage
  })

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const field = fieldRef.current
      if (!field || event.defaultPrevented || hasOtherUse(event.target, field)) return
      const way = scrollsBy(event)
      if (way) {
        event.preventDefault()
        page.current(way)
      } else if (document.activeElement !== field && belongsToComposer(event)) {
        // The browser gives the character to what has the focus after this event.
        field.focus({ preventScroll: true })
      }
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [fieldRef])
}

/** Other fields, dialogs and menus keep what is typed in them. */
function hasOtherUse(target: EventTarget | null, field: HTMLElement): boolean {
  if (dialogIsOpen()) return true
  if (!(target instanceof HTMLElement) || target === field) return false
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="listbox"]') !== null
  )
}
