import { findSpans, type Span } from '#components/formatting/find-spans.ts'
import type { Inline } from '#components/formatting/nodes.ts'

/** Reads what stands in the lines of one block: words, their marks, code and links. Rules FM1–FM7. */
export function parseInline(text: string): Inline[] {
  const spans = findSpans(text)
  let next = 0

  const between = (from: number, to: number): Inline[] => {
    const nodes: Inline[] = []
    let at = from
    for (let span = spans[next]; span && span.from < to; span = spans[next]) {
      next += 1
      if (span.from > at) nodes.push({ kind: 'text', text: text.slice(at, span.from) })
      nodes.push(node(span))
      at = span.to
    }
    if (at < to) nodes.push({ kind: 'text', text: text.slice(at, to) })
    return nodes
  }

  const node = ({ kind, from, innerFrom, innerTo, to }: Span): Inline => {
    const mark = text.slice(from, innerFrom)
    if (kind === 'code') return { kind, mark, text: text.slice(innerFrom, innerTo) }
    const children = between(innerFrom, innerTo)
    return kind === 'link' ? { kind, href: text.slice(innerTo + 2, to - 1), children } : { kind, mark, children }
  }

  return between(0, text.length)
}
