import { type RefObject, useEffect } from 'react'
import { pastedMarks } from '#components/messages/pasted-marks.ts'
import { toggleMark } from '#components/messages/toggle-mark.ts'
import { typeInto } from '#components/messages/type-into.ts'

/** By the place of the key, so that they work in any alphabet; with Ctrl or Cmd, and those in capitals with Shift. */
const MARKS: Readonly<Record<string, string>> = { b: '**', i: '*', u: '__', X: '~~', P: '||', M: '`' }
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s()<>[\]"]+$/i

/** Keys that mark what is selected in the field, and what is pasted into it with its looks. Rules FM14, FM15, FM18. */
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
      const copied = (type: string) => event.clipboardData?.getData(type) ?? ''
      const text = linked(field, copied('text/plain').trim()) ?? pastedMarks(copied('text/html'))
      if (text === null || field.readOnly) return
      event.preventDefault()
      typeInto(field, text)
    }
    const stop = new AbortController()
    field.addEventListener('keydown', press, { signal: stop.signal })
    field.addEventListener('paste', paste, { signal: stop.signal })
    return () => stop.abort()
  }, [fieldRef])
}

/** The words that are selected, leading to an address that is pasted over them; null when it is none, or they are no words of a link. */
function linked({ value, selectionStart, selectionEnd }: HTMLTextAreaElement, address: string): string | null {
  const words = value.slice(selectionStart, selectionEnd)
  const cannot = words.trim() === '' || /[[\]\n]/.test(words) || ADDRESS.test(words.trim())
  return cannot || !ADDRESS.test(address) ? null : `[${words}](${address})`
}
