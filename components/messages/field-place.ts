/** What decides where letters stand in a field. */
const LOOKS = [
  'direction',
  'fontFamily',
  'fontFeatureSettings',
  'fontSize',
  'fontWeight',
  'letterSpacing',
  'lineHeight',
  'overflowWrap',
  'paddingBottom',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'tabSize',
  'textAlign',
  'wordBreak',
] as const

/**
 * The rectangle of the first line of a stretch of a field's text, in px from the edges of the window; what is scrolled out of the field
 * lies outside of it. The field itself does not tell: a copy of its text is laid out for a moment.
 */
export function placeInField(field: HTMLTextAreaElement, start: number, end: number): DOMRect {
  const copy = document.createElement('div')
  const look = getComputedStyle(field)
  for (const name of LOOKS) copy.style[name] = look[name]
  Object.assign(copy.style, {
    boxSizing: 'border-box',
    position: 'fixed',
    visibility: 'hidden',
    whiteSpace: 'pre-wrap',
    width: `${field.clientWidth}px`,
  })
  const { left, top } = field.getBoundingClientRect()
  copy.style.left = `${left}px`
  copy.style.top = `${top - field.scrollTop}px`
  const words = document.createElement('span')
  words.textContent = field.value.slice(start, end)
  copy.append(field.value.slice(0, start), words, field.value.slice(end))
  document.body.append(copy)
  const place = words.getClientRects()[0] ?? words.getBoundingClientRect()
  copy.remove()
  return place
}
