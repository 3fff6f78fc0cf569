import { type ComponentType, lazy, memo, Suspense } from 'react'
import { mayHoldLinks, mayHoldMarks } from '#components/messages/may-hold-links.ts'

/** Fetched with the first text that needs it. When it cannot be, the text is there as it was typed. */
const RichText = lazy<ComponentType<{ content: string }>>(() =>
  import('#components/messages/rich-text.tsx').then(
    (file) => ({ default: file.RichText }),
    () => ({ default: ({ content }: { content: string }) => content }),
  ),
)

/** What a person wrote: text nodes, links and what is marked, with its own breaks and its own direction. */
export const BubbleText = memo(function BubbleText({ content }: { content: string }) {
  if (!mayHoldLinks(content) && !mayHoldMarks(content)) return content
  return (
    <Suspense fallback={content}>
      <RichText content={content} />
    </Suspense>
  )
})
