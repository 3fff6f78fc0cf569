import type { Block, ListItem } from '#components/formatting/nodes.ts'
import { parseInline } from '#components/formatting/parse-inline.ts'

const OPENING = /^```([\w+#.-]{0,20})[ \t\r]*$/
const CLOSING = /^```[ \t\r]*$/
const QUOTE = /^>(?: |$)/
const ITEM = /^(?:- |(\d{1,9})\. )(?=\S)/

/**
 * Reads a message as it was typed into blocks: lines, quotes, lists and code. Never throws, loses no character, and takes
 * time in proportion to the length. Rules FM1–FM9.
 */
export function parseBlocks(text: string): Block[] {
  const lines = text.split('\n')
  const closings = nextClosings(lines)
  const blocks: Block[] = []
  let plainFrom = 0
  let at = 0
  while (at < lines.length) {
    const found = blockAt(lines, at, closings)
    if (!found) {
      at += 1
      continue
    }
    if (at > plainFrom) blocks.push(plain(lines.slice(plainFrom, at)))
    blocks.push(found.block)
    at = found.next
    plainFrom = at
  }
  if (at > plainFrom) blocks.push(plain(lines.slice(plainFrom)))
  return blocks
}

/** For every line the first one after it that may close a block of code. */
function nextClosings(lines: readonly string[]): (number | null)[] {
  const next = new Array<number | null>(lines.length).fill(null)
  let closing: number | null = null
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    next[at] = closing
    if (CLOSING.test(lines[at] ?? '')) closing = at
  }
  return next
}

function blockAt(lines: readonly string[], at: number, closings: readonly (number | null)[]) {
  return codeAt(lines, at, closings[at] ?? null) ?? quoteAt(lines, at) ?? listAt(lines, at)
}

interface Found {
  block: Block
  /** The first line after it. */
  next: number
}

function codeAt(lines: readonly string[], at: number, end: number | null): Found | null {
  const opening = lines[at] ?? ''
  const match = end === null ? null : OPENING.exec(opening)
  if (!match || end === null) return null
  const block: Block = {
    kind: 'codeBlock',
    opening,
    language: match[1]?.toLowerCase() || null,
    lines: lines.slice(at + 1, end),
    closing: lines[end] ?? '',
  }
  return { block, next: end + 1 }
}

function quoteAt(lines: readonly string[], at: number): Found | null {
  const marks: string[] = []
  const said: string[] = []
  let next = at
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    const mark = QUOTE.exec(line)?.[0]
    if (mark === undefined) break
    marks.push(mark)
    said.push(line.slice(mark.length))
  }
  if (next === at) return null
  return { block: { kind: 'quote', marks, children: parseInline(said.join('\n')) }, next }
}

function listAt(lines: readonly string[], at: number): Found | null {
  const items: ListItem[] = []
  const ordered = ITEM.exec(lines[at] ?? '')?.[1] !== undefined
  let next = at
  for (; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    const match = ITEM.exec(line)
    if (!match || (match[1] !== undefined) !== ordered) break
    items.push({ mark: match[0], children: parseInline(line.slice(match[0].length)) })
  }
  if (next === at) return null
  return { block: { kind: 'list', ordered, items }, next }
}

function plain(lines: readonly string[]): Block {
  return { kind: 'lines', children: parseInline(lines.join('\n')) }
}
