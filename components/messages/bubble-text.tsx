import { type ComponentType, lazy, memo, Suspense, useEffect, useRef, useState } from 'react'
import { mayHoldLinks, mayHoldMarks } from '#components/messages/may-hold-links.ts'
import { sameValue } from '#components/messages/same-value.ts'
import { onSignOfLife } from '#components/ui/sign-of-life.ts'
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

/** When it cannot be fetched, the text is there as it was typed. */
const fetchRichText = () =>
  import('#components/messages/rich-text.tsx').then(
    (file) => {
      richText = file.RichText
      return { default: file.RichText as Drawn }
    },
    () => ({ default: (({ content }) => content) as Drawn }),
  )

/**
 * Fetched with the first text that is seen as it was typed, or that has something to press, or as soon as somebody is there. What the
 * server has drawn looks as it shall, and its links lead where they say, without any of it.
 */
let ask = () => {}
const asked = new Promise<void>((resolve) => {
  ask = resolve
})
const LateText = lazy(() => asked.then(fetchRichText))
const HAS_BUTTONS = /\|\||```/

if (isServer) {
  ask()
  // It is here before the first page: what the server draws is the picture that stays.
  void fetchRichText()
} else onSignOfLife(ask)

/** What a person wrote: text nodes, links and what is marked, with its own breaks and its own direction. */
export const BubbleText = memo(function BubbleText(props: TextProps) {
  const { content, mentions, mentionsAll } = props
  // The same for as long as the message is drawn: what one has uncovered in it stays so.
  const [Text] = useState(() => richText ?? LateText)
  const calls = mentionsAll || mentions.length > 0
  useEffect(() => {
    if (HAS_BUTTONS.test(content)) ask()
  }, [content])
  if (!calls && !mayHoldLinks(content) && !mayHoldMarks(content)) return content
  const text = <Text {...props} />
  return (
    // A long one is sent behind the page by the server, which shows this in its place until then.
    <Suspense fallback={isServer ? text : <AsTyped content={content} />}>{text}</Suspense>
  )
}, sameValue)

/** A text that nobody needs to see like this for long. */
function AsTyped({ content }: { content: string }) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) ask()
    })
    if (ref.current) observer.observe(ref.current)
    return () => observer.disconnect()
  }, [])
  return <span ref={ref}>{content}</span>
}
