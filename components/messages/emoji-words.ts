/** What stands between `from` and the caret of a field. */
export interface Typed {
  from: number
  text: string
}

/** Characters before the caret that are looked at; no name of an emoji is longer. */
const REACH = 64
const SMILEYS: Readonly<Record<string, string>> = {
  ':)': '🙂',
  ':-)': '🙂',
  ':(': '🙁',
  ':-(': '🙁',
  ';)': '😉',
  ';-)': '😉',
  ':D': '😃',
  ':-D': '😃',
  ':P': '😛',
  ':-P': '😛',
  ":'(": '😢',
  '<3': '❤️',
}

const BEGUN = /(?:^|\s):([\p{L}\p{N}+-][\p{L}\p{N}_+-]+)$/u
const ENDED = /(?:^|\s):([\p{L}\p{N}_+-]+):$/u
const SMILEY = /(?:^|\s)(\S{2,3})\s$/u

/** The beginning of an emoji's name before the caret: a colon at the start or after a space, and two characters or more. Rule EM6. */
export function begunName(text: string, caret: number): (Typed & { name: string }) | null {
  return nameOf(BEGUN, 1, text, caret)
}

/** A name between two colons before the caret. Rule EM6. */
export function endedName(text: string, caret: number): (Typed & { name: string }) | null {
  return nameOf(ENDED, 2, text, caret)
}

/** A smiley of signs before the caret, behind which a space was typed, and the emoji it stands for. Rule EM7. */
export function typedSmiley(text: string, caret: number): (Typed & { sign: string }) | null {
  const typed = SMILEY.exec(before(text, caret))?.[1] ?? ''
  const sign = Object.hasOwn(SMILEYS, typed) ? SMILEYS[typed] : undefined
  return sign === undefined ? null : { from: caret - typed.length - 1, text: typed, sign }
}

function nameOf(pattern: RegExp, colons: number, text: string, caret: number) {
  const name = pattern.exec(before(text, caret))?.[1]
  if (name === undefined) return null
  const from = caret - name.length - colons
  return { from, text: text.slice(from, caret), name }
}

function before(text: string, caret: number): string {
  return text.slice(Math.max(0, caret - REACH), caret)
}
