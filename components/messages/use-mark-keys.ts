import { type RefObject, useEffect } from 'react'
import { toggleMark } from '#components/messages/toggle-mark.ts'
import { typeInto } from '#components/messages/type-into.ts'

/** By the place of the key, so that they work in any alphabet; with Ctrl or Cmd, and those in capitals with Shift. */
const MARKS: Readonly<Record<string, string>> = { b: '**', i: '*', u: '__', X: '~~', P: '||', M: '`' }
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s()<>[\]"]+$/i

/** Keys that mark what is selected in the field, and an address that is pasted over words: they lead there then. Rules FM14, FM15. */
export function useMarkKeys(fieldRef: RefObject<HTMLTextAreaElement | null>): void {
  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1] ?? ''
      const mark = MARKS[event.shiftKey ? letter : letter.toLowerCase()]
      if (mark === undefined || field.readOnly) return
      event.preventDefault()
      event.stopPropagation()
      const { from, to, text, start, end } = toggleMark(field.value, field.selectionStart, field.selectionEnd, mark)
      typeInto(field, text, from, to)
      field.setSelectionRange(start, end)
    }
    const paste = (event: ClipboardEvent) => {
      const address = event.clipboardData?.getData('text/plain').trim() ?? ''
      const words = field.value.slice(field.selectionStart, field.selectionEnd)
      if (words.trim() === '' || /[[\]\n]/.test(words) || ADDRESS.test(words.trim()) || !ADDRESS.test(address)) return
      event.preventDefault()
      typeInto(field, `[${words}](${address})`)
    }
    const stop = new AbortController()
    field.addEventListener('keydown', press, { signal: stop.signal })
    field.addEventListener('paste', paste, { signal: stop.signal })
    return () => stop.abort()
  }, [fieldRef])
}
