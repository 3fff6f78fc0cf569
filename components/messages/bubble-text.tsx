import { memo } from 'react'
import styles from '#components/messages/bubble.module.css'
import { linkParts } from '#components/messages/link-parts.ts'

/** What a person wrote: text nodes and links, with its own breaks and its own direction. */
export const BubbleText = memo(function BubbleText({ content }: { content: string }) {
  let place = 0
  return linkParts(content).map((part) => {
    const key = place
    place += part.text.length
    if (part.href === null) return part.text
    return (
      <a key={key} href={part.href} target="_blank" rel="noopener noreferrer" className={styles.link}>
        {part.text}
      </a>
    )
  })
})
