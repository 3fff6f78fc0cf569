import { type RefObject, useEffect, useRef } from 'react'

/**
 * While `quiet`, the field has its caret but brings up no keyboard of the screen. Touching the field asks for the keyboard, which is
 * told by `onWanted`; it comes back when quiet ends while the field has the focus.
 */
export function useQuietKeyboard(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  quiet: boolean,
  onWanted: () => void,
): void {
  const wanted = useRef(onWanted)
  useEffect(() => {
    wanted.current = onWanted
  })

  useEffect(() => {
    const field = fieldRef.current
    if (!quiet || !field) return
    const touched = () => wanted.current()
    field.inputMode = 'none'
    takeAnew(field)
    field.addEventListener('click', touched)
    return () => {
      field.removeEventListener('click', touched)
      field.removeAttribute('inputmode')
      if (document.activeElement === field) takeAnew(field)
    }
  }, [fieldRef, quiet])
}

/** Browsers ask for the kind of keyboard when a field gets the focus, and not again. */
function takeAnew(field: HTMLTextAreaElement): void {
  field.blur()
  field.focus({ preventScroll: true })
}
