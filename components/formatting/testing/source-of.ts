import type { Block, Inline } from '#components/formatting/nodes.ts'

/** The exact text that blocks were read from. Rule FM2. */
export function sourceOf(blocks: readonly Block[]): string {
  return blocks.map(blockSource).join('\n')
}

function blockSource(block: Block): string {
  switch (block.kind) {
    case 'lines':
      return inlineSource(block.children)
    case 'quote':
      return inlineSource(block.children)
        .split('\n')
        .map((line, index) => `${block.marks[index]}${line}`)
        .join('\n')
    case 'list':
      return block.items.map((item) => `${item.mark}${inlineSource(item.children)}`).join('\n')
    case 'codeBlock':
      return [block.opening, ...block.lines, block.closing].join('\n')
  }
}

function inlineSource(nodes: readonly Inline[]): string {
  return nodes.map(nodeSource).join('')
}

function nodeSource(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return node.text
    case 'code':
      return `${node.mark}${node.text}${node.mark}`
    case 'link':
      return `[${inlineSource(node.children)}](${node.href})`
    default:
      return `${node.mark}${inlineSource(node.children)}${node.mark}`
  }
}
