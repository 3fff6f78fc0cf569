import { codeEnds } from '#components/formatting/code-ends.ts'
import { linkEnd } from '#components/formatting/link-end.ts'
import { type MarkRun, markRun } from '#components/formatting/mark-run.ts'
import type { Style } from '#components/formatting/nodes.ts'

/** A part of a text whose marks have closed; places are those of the text. */
export interface Span {
  kind: Style | 'code' | 'link'
  from: number
  /** Where what is inside begins and ends. */
  innerFrom: number
  innerTo: number
  to: number
}

const STYLES = new Map<string, Style>([
  ['**', 'bold'],
  ['*', 'italic'],
  ['_', 'italic'],
  ['__', 'underline'],
  ['~~', 'strike'],
  ['||', 'spoiler'],
])

/** These are common inside of names and sums, and mean nothing there. */
const NOT_IN_WORDS = new Set(['*', '_', '__'])

/** The longest run that is read as marks. Longer ones are lines to fill in, or rules, or somebody's mood. */
const LONGEST = new Map([
  ['*', 3],
  ['_', 3],
  ['~', 2],
  ['|', 2],
])

/** The spans of a text in the order in which they begin. Of two, one contains the other or they stand side by side. */
export function findSpans(text: string): Span[] {
  const finder = new SpanFinder(text)
  finder.run()
  const byPlace: Span[] = []
  for (const span of finder.spans) byPlace[span.from] = span
  return byPlace.filter(() => true)
}

class SpanFinder {
  readonly spans: Span[] = []
  /** Where each mark was last opened: a mark inside of itself means nothing, so these are few. */
  private readonly open = new Map<string, number>()
  private readonly brackets: number[] = []
  private inAddress = false

  constructor(private readonly text: string) {}

  run() {
    const ends = codeEnds(this.text)
    let at = 0
    while (at < this.text.length) {
      const end = ends.get(at)
      if (end) this.spans.push({ kind: 'code', from: at, ...end })
      at = end ? end.to : this.step(at)
    }
  }

  /** Reads what begins at a place, and says where the next begins. */
  private step(at: number): number {
    const sign = this.text.charAt(at)
    const longest = LONGEST.get(sign)
    if (longest !== undefined) return this.marks(at, longest)
    if (sign === '`') return markRun(this.text, at).end
    if (sign === ']') return this.closeBracket(at)
    if (sign === '[') this.brackets.push(at)
    else if (sign === '\n') this.breakLine(at)
    if (sign === ':' && this.text.startsWith('://', at)) this.inAddress = true
    else if (/\s/.test(sign)) this.inAddress = false
    return at + 1
  }

  private marks(from: number, longest: number): number {
    const run = markRun(this.text, from)
    let at = from
    while (run.end - from <= longest && at < run.end) at += this.mark(at, run)
    return run.end
  }

  /** Closes or opens with what is left of a run; how many signs of it that took. */
  private mark(at: number, run: MarkRun): number {
    const left = this.text.slice(at, run.end)
    const choices = left.length > 2 ? [left.slice(0, 2), left.slice(0, 1)] : [left]
    let closing: string | undefined
    for (const mark of choices) {
      if (!run.closes || (run.wordAfter && NOT_IN_WORDS.has(mark)) || !this.open.has(mark)) continue
      // What was opened last closes first.
      if (closing === undefined || this.placeOf(mark) > this.placeOf(closing)) closing = mark
    }
    if (closing !== undefined) this.close(closing, at)
    else this.tryToOpen(choices[0] ?? left, at, run)
    return (closing ?? choices[0] ?? left).length
  }

  private placeOf(mark: string): number {
    return this.open.get(mark) ?? -1
  }

  private close(mark: string, at: number) {
    const kind = STYLES.get(mark)
    const from = this.placeOf(mark)
    this.open.delete(mark)
    this.forgetAfter(from)
    if (kind) this.spans.push({ kind, from, innerFrom: from + mark.length, innerTo: at, to: at + mark.length })
  }

  private tryToOpen(mark: string, at: number, run: MarkRun) {
    // Addresses are full of these signs, and are found later by their own rule.
    if (this.inAddress || !run.opens || (run.wordBefore && NOT_IN_WORDS.has(mark))) return
    if (STYLES.has(mark)) this.open.set(mark, at)
  }

  private closeBracket(at: number): number {
    const from = this.brackets.pop()
    const to = from === undefined || from + 1 === at ? null : linkEnd(this.text, at)
    if (from === undefined || to === null) return at + 1
    this.forgetAfter(from)
    // No link stands inside of another.
    this.brackets.length = 0
    this.inAddress = false
    this.spans.push({ kind: 'link', from, innerFrom: from + 1, innerTo: at, to })
    return to
  }

  /** What was opened inside of a span that closes now was never closed. */
  private forgetAfter(place: number) {
    for (const [mark, from] of this.open) if (from > place) this.open.delete(mark)
    while ((this.brackets.at(-1) ?? -1) > place) this.brackets.pop()
  }

  private breakLine(at: number) {
    this.brackets.length = 0
    // A blank line ends a paragraph, and whatever was left open in it.
    if (this.text.charAt(at + 1) === '\n') this.open.clear()
  }
}
