/** Direction controls, soft hyphens, zero-width spaces and other formatting that shows nothing; the joiners that emoji and scripts need stay. */
const HIDDEN =
  /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])(?:\u034f|\u17b4|\u17b5|[\p{Cf}\p{Cs}\p{Co}\u115f\u1160\u3164\uffa0])/gu

/** More marks on one letter than any writing needs: they would run over the lines above and below. */
const MARK_FLOOD = /(\p{M}{4})\p{M}+/gu

/** What is left when a name shows nothing: joiners, marks and blanks without a character to stand on. */
const NOTHING_TO_SEE = /^[\s\p{M}\p{Cf}\u2800]*$/u

/**
 * A name that people gave themselves or a chat, made safe to show in one line: composed (NFC), control characters and
 * line breaks as spaces, no direction or zero-width tricks, no piles of marks. Empty when nothing visible is left.
 */
export function cleanName(text: string): string {
  const clean = text
    .normalize('NFC')
    .replace(HIDDEN, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(MARK_FLOOD, '$1')
    .trim()
  return NOTHING_TO_SEE.test(clean) ? '' : clean
}
