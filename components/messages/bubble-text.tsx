import { type ComponentType, lazy, memo, Suspense } from 'react'
import { mayHoldLinks } from '#components/messages/may-hold-links.ts'

/** Fetched with the first text that needs it. When it cannot be, the text is there without its links. */
const LinkedText = lazy<ComponentType<{ content: string }>>(() =>
  import('#components/messages/linked-text.tsx').then(
    (file) => ({ default: file.LinkedText }),
    () => ({ default: ({ content }: { content: string }) => content }),
  ),
)

/** What a person wrote: text nodes and links, with its own breaks and its own direction. */
export const BubbleText = memo(function BubbleText({ content }: { content: string }) {
  if (!mayHoldLinks(content)) return content
  return (
    <Suspense fallback={content}>
      <LinkedText content={content} />
    </Suspense>
  )
})
