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
  useLayoutEffect(() => grow(fieldRef.current), [text])

  useEffect(() => {
    const place = placeRef.current
    if (!place) return
    const again = () => {
      grow(fieldRef.current)
      tell(place)
    }
    // Observers are asked after the layout of a frame, so that asking for measures costs none of its own.
    const observer = new ResizeObserver(() => tell(place))
    observer.observe(place, { box: 'border-box' })
    window.addEventListener('resize', again)
    document.fonts?.addEventListener('loadingdone', again)
    return () => {
      observer.disconnect()
      window.removeEventListener('resize', again)
      document.fonts?.removeEventListener('loadingdone', again)
    }
  }, [fieldRef, placeRef])
}

function grow(field: HTMLTextAreaElement | null): void {
  if (!field || CSS.supports('field-sizing', 'content')) return
  field.style.height = 'auto'
  field.style.height = `${field.scrollHeight}px`
}

function tell(place: HTMLElement): void {
  const thread = place.offsetParent
  if (!(thread instanceof HTMLElement)) return
  const foot = thread.clientHeight - place.offsetTop
  const known = Number.parseFloat(getComputedStyle(thread).getPropertyValue('--thread-foot'))
  // Every row inherits it: what the style sheet says already is not said again.
  if (!(Math.abs(foot - known) < 1)) thread.style.setProperty('--thread-foot', `${foot}px`)
}
