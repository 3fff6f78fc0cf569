import { Fragment, useEffect, useState } from 'react'
import type { CodePiece } from '#components/formatting/color-code.ts'
import { askColors, knownColors } from '#components/messages/code-colors.ts'

interface Colored {
  language: string
  code: string
  pieces: readonly CodePiece[] | null
}

/** A code in its colours as soon as they are known; the same letters in the same places before and after. Rule FM16. */
export function CodeText({ language, code }: { language: string | null; code: string }) {
  const [colored, setColored] = useState<Colored | null>(null)
  useEffect(() => {
    if (!language) return
    let gone = false
    const show = (pieces: Colored['pieces']) => void (gone || setColored({ language, code, pieces }))
    const known = knownColors(language, code)
    if (known === undefined) void askColors(language, code).then(show)
    else show(known)
    return () => {
      gone = true
    }
  }, [language, code])
  // Those of what stood here before an edit are of no use.
  if (!colored?.pieces || colored.code !== code || colored.language !== language) return code
  return colored.pieces.map(([kind, text], place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one code never change their places.
    <Fragment key={place}>{kind ? <span data-code={kind}>{text}</span> : text}</Fragment>
  ))
}
