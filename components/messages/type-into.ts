/**
 * Puts a text into a field as if it had been typed there, in the place of what stands between `from` and `to`, or of what is selected.
 * The field has the focus afterwards, and its own undo takes the text back.
 */
export function typeInto(
  field: HTMLTextAreaElement,
  text: string,
  from = field.selectionStart,
  to = field.selectionEnd,
): void {
  if (field.readOnly) return
  field.focus({ preventScroll: true })
  field.setSelectionRange(from, to)
  // Nothing else writes into the field's undo; browsers keep the command for that, whatever its standing.
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
