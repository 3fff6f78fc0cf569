import { type FocusEvent, type PointerEvent, useMemo, useState } from 'react'

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
