import { common, createLowlight } from 'lowlight'

/** What a piece of code is, as far as it has a colour of its own. */
export type CodeKind = 'keyword' | 'string' | 'number' | 'comment' | 'title' | 'attribute' | 'added' | 'removed'

/** A piece of code and what it is; null for what looks like plain text. */
export type CodePiece = readonly [kind: CodeKind | null, text: string]

type Node = ReturnType<ReturnType<typeof createLowlight>['highlight']>['children'][number]

const lowlight = createLowlight(common)

/** highlight.js has many names for what things are, a few colours are enough. */
const KINDS: Readonly<Record<string, CodeKind>> = {
  keyword: 'keyword',
  literal: 'keyword',
  built_in: 'keyword',
  'selector-tag': 'keyword',
  tag: 'keyword',
  name: 'keyword',
  doctag: 'keyword',
  string: 'string',
  regexp: 'string',
  link: 'string',
  number: 'number',
  symbol: 'number',
  bullet: 'number',
  'template-variable': 'number',
  variable: 'number',
  comment: 'comment',
  quote: 'comment',
  meta: 'attribute',
  title: 'title',
  section: 'title',
  type: 'title',
  'selector-class': 'title',
  'selector-id': 'title',
  attr: 'attribute',
  attribute: 'attribute',
  property: 'attribute',
  'selector-attr': 'attribute',
  'selector-pseudo': 'attribute',
  addition: 'added',
  deletion: 'removed',
}

/**
 * Says of each piece of a code what it is; every character stands in one of them, in order. Null when the language is not
 * among the common ones of highlight.js, whose other names (`ts`, `py`, `sh`) are known too. Rule FM16.
 */
export function colorCode(language: string, code: string): CodePiece[] | null {
  if (!lowlight.registered(language)) return null
  const pieces: [CodeKind | null, string][] = []
  collect(lowlight.highlight(language, code).children, null, pieces)
  return pieces
}

function collect(nodes: readonly Node[], kind: CodeKind | null, into: [CodeKind | null, string][]): void {
  for (const node of nodes) {
    if (node.type === 'element') collect(node.children as Node[], kindOf(node) ?? kind, into)
    if (node.type !== 'text') continue
    const last = into.at(-1)
    if (last && last[0] === kind) last[1] += node.value
    else into.push([kind, node.value])
  }
}

function kindOf({ properties }: Extract<Node, { type: 'element' }>): CodeKind | undefined {
  const [name] = Array.isArray(properties.className) ? properties.className : []
  return KINDS[String(name).replace('hljs-', '')]
}
