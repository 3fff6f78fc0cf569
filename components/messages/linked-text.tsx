import styles from '#components/messages/bubble.module.css'
import { linkParts } from '#components/messages/link-parts.ts'

/** A text with its links. */
export function LinkedText({ content }: { content: string }) {
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
}
