import { type RefObject, useEffect } from 'react'
import { belongsToComposer } from '#components/messages/keys.ts'

/** Typing while no field has the focus goes into the composer, the first letter included. */
export function useTypeAnywhere(fieldRef: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !belongsToComposer(event) || hasOtherUse(event.target)) return
      const field = fieldRef.current
      if (!field || document.activeElement === field) return
      // The browser gives the character to what has the focus after this event.
      field.focus({ preventScroll: true })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [fieldRef])
}

/** Fields, dialogs and menus keep what is typed in them. */
function hasOtherUse(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return true
  if (!(target instanceof HTMLElement)) return false
  return (
    target.isContentEditable || target.closest('input, textarea, select, [role="textbox"], [role="listbox"]') !== null
  )
}
