import { LIMITS } from '#contracts/limits.ts'
import { beginning } from '#contracts/text.ts'

/**
 * What is selected of a message's text, as far as it stands there word for word: what a reply to it quotes. Null for nothing, or
 * for a selection that begins or ends elsewhere. Rule RP3.
 */
export function selectedOf(row: Element | null, content: string): string | null {
  const selection = window.getSelection()
  if (!row || !selection || selection.isCollapsed || selection.rangeCount === 0) return null
  if (!row.contains(selection.anchorNode) || !row.contains(selection.focusNode)) return null
  const quote = beginning(selection.toString().trim(), LIMITS.quoteMax)
  return quote !== '' && quote !== content.trim() && content.includes(quote) ? quote : null
}
