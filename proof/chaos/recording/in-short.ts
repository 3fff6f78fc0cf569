import { createHash } from 'node:crypto'

/** Longer texts would make a history of gigabytes; equal ones stay equal, and others different. */
const LONG = 400

/** A text as a history keeps it. */
export function inShort(content: string): string {
  if (content.length <= LONG) return content
  return `${content.slice(0, 60)}… (${content.length} characters, sha256 ${createHash('sha256').update(content).digest('hex')})`
}
