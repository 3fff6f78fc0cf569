import { type RefObject, useEffect, useEffectEvent, useRef } from 'react'
import type { Typed } from '#components/messages/emoji-words.ts'
import { typeInto } from '#components/messages/type-into.ts'

/** What stands in the place of what was typed, for as long as nothing else happens. */
interface Replaced extends Typed {
  sign: string
  /** The whole field and its caret afterwards. */
  value: string
  caret: number
}

/**
 * Puts something else into the place of what was typed into a field; Backspace right after it brings back what was typed, which
 * `onBack` hears of.
 */
export function useReplacing(fieldRef: RefObject<HTMLTextAreaElement | null>, onBack?: (typed: Typed) => void) {
  const replaced = useRef<Replaced | null>(null)

  const replace = (field: HTMLTextAreaElement, { from, text }: Typed, sign: string) => {
    const caret = field.selectionStart
    typeInto(field, sign, from, from + text.length)
    const after = caret + sign.length - text.length
    field.setSelectionRange(after, after)
    replaced.current = { from, text, sign, value: field.value, caret: after }
  }

  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const field = fieldRef.current
    const last = replaced.current
    if (!field || event.isComposing || event.key !== 'Backspace') return
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    if (last?.value !== field.value || last.caret !== field.selectionEnd) return
    if (field.selectionStart !== field.selectionEnd) return
    onBack?.(last)
    typeInto(field, last.text, last.from, last.from + last.sign.length)
    const after = last.caret + last.text.length - last.sign.length
    field.setSelectionRange(after, after)
    event.preventDefault()
    event.stopPropagation()
  })

  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    const stop = new AbortController()
    const { signal } = stop
    const forget = () => {
      replaced.current = null
    }
    field.addEventListener('input', forget, { signal })
    field.addEventListener('keydown', (event) => pressed(event), { signal })
    return () => stop.abort()
  }, [fieldRef])

  return replace
}
