import { diffArrays } from 'diff'

/** A stretch of a text beside the one before it: kept, new, or gone. */
export interface TextChange {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** ms. Two long texts that have little in common are shown as one gone and one new, rather than waited for. */
const PATIENCE = 20

/** A word, a stretch of space, or one sign; where words are written without space between them, each of their letters. */
const PIECE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}'’-]*[\p{L}\p{N}\p{M}])?|\s+|[\s\S]/gu

/** What an edit has changed, by words of whatever language; everything of both texts, in order. Rule ED7. */
export function textChanges(before: string, after: string): TextChange[] {
  const parts = diffArrays(before.match(PIECE) ?? [], after.match(PIECE) ?? [], { timeout: PATIENCE })
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }))
}
