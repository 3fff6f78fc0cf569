import type { Marked } from '#components/messages/toggle-mark.ts'

const FENCE = '```'

/**
 * Puts a sign before every line that the selection touches, or takes it away where all of them have it. The lines stay selected.
 * Rule FM17.
 */
export function toggleLines(value: string, start: number, end: number, sign: '> ' | '- '): Marked {
  const { from, to } = wholeLines(value, start, end)
  const lines = value.slice(from, to).split('\n')
  const signed = lines.every((line) => line.startsWith(sign))
  const text = lines.map((line) => (signed ? line.slice(sign.length) : sign + line)).join('\n')
  return { from, to, text, start: from, end: from + text.length }
}

/** Puts the selected lines between fences, or takes the fences around them away. The lines stay selected. Rule FM17. */
export function toggleFence(value: string, start: number, end: number): Marked {
  const { from, to } = wholeLines(value, start, end)
  const lines = value.slice(from, to)
  const before = value.slice(0, from).split('\n').at(-2)
  const after = value.slice(to).split('\n')[1]
  if (before?.startsWith(FENCE) && after === FENCE) {
    const [outerFrom, outerTo] = [from - before.length - 1, to + 1 + FENCE.length]
    return { from: outerFrom, to: outerTo, text: lines, start: outerFrom, end: outerFrom + lines.length }
  }
  const inside = from + FENCE.length + 1
  return { from, to, text: `${FENCE}\n${lines}\n${FENCE}`, start: inside, end: inside + lines.length }
}

/** Makes the selected words those of a link, whose address is to be typed or pasted next. Rule FM17. */
export function makeLink(value: string, start: number, end: number): Marked {
  const selected = value.slice(start, end)
  const words = selected.trim()
  const from = start + selected.indexOf(words)
  const to = from + words.length
  const text = `[${words}]()`
  const address = from + text.length - 1
  return { from, to, text, start: address, end: address }
}

/** From the beginning of the first line to the end of the last one; a line break that ends the selection begins no line. */
function wholeLines(value: string, start: number, end: number): { from: number; to: number } {
  const last = end > start && value[end - 1] === '\n' ? end - 1 : end
  const from = value.lastIndexOf('\n', start - 1) + 1
  const next = value.indexOf('\n', last)
  return { from: start === 0 ? 0 : from, to: next < 0 ? value.length : next }
}
