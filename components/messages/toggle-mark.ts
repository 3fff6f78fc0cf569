/** What a field shall hold between two places, and what is selected of the field then. */
export interface Marked {
  from: number
  to: number
  text: string
  start: number
  end: number
}

/**
 * Puts a mark around what is selected, or takes it away where it stands already, inside the selection or around it. Space at the
 * ends of the selection stays outside, because marks stand at their words. Rule FM14.
 */
export function toggleMark(value: string, selectionStart: number, selectionEnd: number, mark: string): Marked {
  const selected = value.slice(selectionStart, selectionEnd)
  const words = selected.trim()
  const start = selectionStart + (words === '' ? 0 : selected.indexOf(words))
  const end = words === '' ? start : start + words.length
  const { length } = mark
  if (isMarked(value, start - length, end + length, mark)) {
    return { from: start - length, to: end + length, text: words, start: start - length, end: end - length }
  }
  if (words.length > 2 * length && isMarked(value, start, end, mark)) {
    return { from: start, to: end, text: words.slice(length, -length), start, end: end - 2 * length }
  }
  return { from: start, to: end, text: mark + words + mark, start: start + length, end: end + length }
}

/** Whether what is selected has a mark, inside the selection or around it. */
export function hasMark(value: string, selectionStart: number, selectionEnd: number, mark: string): boolean {
  const { from, to, text } = toggleMark(value, selectionStart, selectionEnd, mark)
  return text.length < to - from
}

/** Whether a stretch begins and ends with a mark, which is not a part of a longer one. */
function isMarked(value: string, from: number, to: number, mark: string): boolean {
  const { length } = mark
  const sign = mark[0] as string
  if (from < 0 || to - from < 2 * length || value.slice(from, from + length) !== mark) return false
  if (value.slice(to - length, to) !== mark) return false
  const run = (at: number, step: number) => {
    let count = 0
    while (value[at + count * step] === sign) count++
    return count
  }
  // Of three stars one is the inner mark, and two are the outer one.
  const [before, after] = [run(from + length - 1, -1), run(to - length, 1)]
  return mark.length === 2 || sign === '`' || (before !== 2 && after !== 2)
}
