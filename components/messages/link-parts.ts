import { LinkifyIt } from 'linkify-it'
import { mayHoldLinks } from '#components/messages/may-hold-links.ts'

export interface LinkPart {
  text: string
  /** Where the text leads; null for plain text. */
  href: string | null
}

const finder = new LinkifyIt({ fuzzyLink: true }).add('ftp:', null).add('//', null)

/** Nothing else becomes a link, whatever the finder thinks. */
const SAFE = /^(?:https?:\/\/|mailto:)/i

/**
 * Splits a message into plain text and links (http, https, mailto; addresses without a scheme become https).
 * Every character of the message is in exactly one part, in order.
 */
export function linkParts(text: string): LinkPart[] {
  const parts: LinkPart[] = []
  let from = 0
  for (const found of mayHoldLinks(text) ? (finder.match(text) ?? []) : []) {
    const href = found.schema === '' ? found.url.replace(/^http:/i, 'https:') : found.url
    if (!SAFE.test(href)) continue
    if (found.index > from) parts.push({ text: text.slice(from, found.index), href: null })
    parts.push({ text: found.raw, href })
    from = found.lastIndex
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null })
  return parts
}
