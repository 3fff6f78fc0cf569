import { Ellipsis } from 'lucide-react'
import { type FocusEvent, type PointerEvent, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from '#components/messages/bubble.module.css'
import { IconButton } from '#components/ui/icon-button.tsx'

/** Opens the menu of the message it stands at; the list hears the click. Keys open the menu without it. */
export function MoreButton() {
  const t = useTranslations('thread')
  return (
    <span className={styles.more}>
      <IconButton
        label={t('menu.open')}
        size="sm"
        tabIndex={-1}
        data-more=""
        aria-haspopup="menu"
        onMouseDown={(event) => event.preventDefault()}
      >
        <Ellipsis />
      </IconButton>
    </span>
  )
}

/** Whether a mouse is over an element, or the keyboard's focus in it. */
export function useHover() {
  const [hovered, setHovered] = useState(false)
  const [focused, setFocused] = useState(false)
  const handlers = useMemo(
    () => ({
      onPointerEnter: (event: PointerEvent) => setHovered(event.pointerType === 'mouse'),
      onPointerLeave: () => setHovered(false),
      onFocus: (event: FocusEvent) => setFocused(event.target.matches(':focus-visible')),
      onBlur: (event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false)
      },
    }),
    [],
  )
  return { active: hovered || focused, handlers }
}
