import { type RefObject, useEffect, useLayoutEffect } from 'react'

/**
 * Lets the field grow with its text where the browser does not do it, and tells the conversation how much of the list
 * the composer covers (`--thread-foot`).
 */
export function useFieldSize(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  placeRef: RefObject<HTMLElement | null>,
  text: string,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: every text may need another height.
  useLayoutEffect(() => resize(fieldRef.current, placeRef.current), [text])

  // After every change of the composer itself, such as a note above the field.
  useLayoutEffect(() => tell(placeRef.current))

  useEffect(() => {
    const again = () => resize(fieldRef.current, placeRef.current)
    window.addEventListener('resize', again)
    document.fonts?.addEventListener('loadingdone', again)
    return () => {
      window.removeEventListener('resize', again)
      document.fonts?.removeEventListener('loadingdone', again)
    }
  }, [fieldRef, placeRef])
}

function resize(field: HTMLTextAreaElement | null, place: HTMLElement | null): void {
  if (field && !CSS.supports('field-sizing', 'content')) {
    field.style.height = 'auto'
    field.style.height = `${field.scrollHeight}px`
  }
  tell(place)
}

function tell(place: HTMLElement | null): void {
  const thread = place?.offsetParent
  if (!place || !(thread instanceof HTMLElement)) return
  const foot = `${thread.clientHeight - place.offsetTop}px`
  if (thread.style.getPropertyValue('--thread-foot') !== foot) thread.style.setProperty('--thread-foot', foot)
}
