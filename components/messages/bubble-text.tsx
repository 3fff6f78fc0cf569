import { type ComponentType, lazy, memo, Suspense, useState } from 'react'
import { mayHoldLinks, mayHoldMarks } from '#components/messages/may-hold-links.ts'
import { sameValue } from '#components/messages/same-value.ts'
import type { Mention } from '#contracts/mentions.ts'
// Not with the part that is fetched: the first picture, drawn by the server, has to look as it will.
import '#components/messages/rich-text.module.css'

const isServer = typeof window === 'undefined'

export interface TextProps {
  content: string
  /** Whom it calls. */
  mentions: readonly Mention[]
  mentionsAll: boolean
}

type Drawn = ComponentType<TextProps>

/** Once it is here, no text stands for a moment as it was typed. */
let richText: Drawn | null = null

/** Fetched with the first text that needs it. When it cannot be, the text is there as it was typed. */
const fetchRichText = () =>
  import('#components/messages/rich-text.tsx').then(
    (file) => {
      richText = file.RichText
      return { default: file.RichText as Drawn }
    },
    () => ({ default: (({ content }) => content) as Drawn }),
  )
const LateText = lazy(fetchRichText)

// The server has it before the first page: what it draws is the picture that stays.
if (isServer) void fetchRichText()

/** What a person wrote: text nodes, links and what is marked, with its own breaks and its own direction. */
export const BubbleText = memo(function BubbleText(props: TextProps) {
  const { content, mentions, mentionsAll } = props
  // The same for as long as the message is drawn: what one has uncovered in it stays so.
  const [Text] = useState(() => richText ?? LateText)
  const calls = mentionsAll || mentions.length > 0
  if (!calls && !mayHoldLinks(content) && !mayHoldMarks(content)) return content
  const text = <Text {...props} />
  return (
    // A long one is sent behind the page by the server, which shows this in its place until then.
    <Suspense fallback={isServer ? text : content}>{text}</Suspense>
  )
}, sameValue)
