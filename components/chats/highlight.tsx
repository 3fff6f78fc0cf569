import { inOtherLayout } from '#components/chats/keyboard-layout.ts'
import { matchRanges } from '#components/chats/text-match.ts'

/** A text with the words of a query marked. */
export function Highlight({ text, query }: { text: string; query: string }) {
  const parts = []
  let done = 0
  const ranges = matchRanges(text, query)
  for (const [from, to] of ranges.length > 0 ? ranges : matchRanges(text, inOtherLayout(query))) {
    parts.push(text.slice(done, from))
    parts.push(
      <mark key={from} className="rounded-[4px] bg-highlight text-inherit">
        {text.slice(from, to)}
      </mark>,
    )
    done = to
  }
  return (
    <>
      {parts}
      {text.slice(done)}
    </>
  )
}
