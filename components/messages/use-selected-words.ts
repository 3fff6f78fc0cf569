import { type RefObject, useEffect, useState } from 'react'

/** What is selected in a field. */
export interface SelectedWords {
  value: string
  start: number
  end: number
}

/**
 * What is selected in the field, once the pointer that selects it has let go; null without a selection, and when the focus is
 * neither in the field nor in `barRef`.
 */
export function useSelectedWords(
  fieldRef: RefObject<HTMLTextAreaElement | null>,
  barRef: RefObject<HTMLElement | null>,
): SelectedWords | null {
  const [words, setWords] = useState<SelectedWords | null>(null)
  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    let held = false
    let timer: ReturnType<typeof setTimeout> | undefined
    // When all that belongs to one deed has happened: a mark is typed, then its words are selected again.
    const look = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const { value, selectionStart: start, selectionEnd: end, readOnly } = field
        const here = document.activeElement === field || barRef.current?.contains(document.activeElement)
        const some = here && !held && !readOnly && value.slice(start, end).trim() !== ''
        setWords(some ? { value, start, end } : null)
      })
    }
    const hold = () => {
      held = true
    }
    const letGo = () => {
      if (held) look()
      held = false
    }
    const stop = new AbortController()
    const { signal } = stop
    field.addEventListener('pointerdown', hold, { signal })
    for (const type of ['pointerup', 'pointercancel'] as const) document.addEventListener(type, letGo, { signal })
    for (const type of ['selectionchange', 'focusin', 'focusout'] as const) {
      document.addEventListener(type, look, { signal })
    }
    field.addEventListener('input', look, { signal })
    field.addEventListener('scroll', look, { signal })
    look()
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [fieldRef, barRef])
  return words
}
