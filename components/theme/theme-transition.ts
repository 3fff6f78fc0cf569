/** Where a circle starts: the middle of the button that was pressed, in CSS pixels of the window. */
export interface Origin {
  x: number
  y: number
}

/**
 * Runs `change` so that the new look grows as a circle from `origin` within 360 ms; browsers without view transitions
 * cross-fade, and with reduced motion it changes at once.
 */
export function changeLook(change: () => void, origin: Origin): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) change()
  else if (typeof document.startViewTransition !== 'function') crossFade(change)
  else growCircle(document.startViewTransition(change), origin)
}

function growCircle(transition: ViewTransition, origin: Origin): void {
  transition.ready.then(
    () => {
      const radius = Math.hypot(Math.max(origin.x, innerWidth - origin.x), Math.max(origin.y, innerHeight - origin.y))
      document.documentElement.animate(
        {
          clipPath: [
            `circle(0 at ${origin.x}px ${origin.y}px)`,
            `circle(${Math.ceil(radius)}px at ${origin.x}px ${origin.y}px)`,
          ],
        },
        { duration: 360, easing: 'cubic-bezier(0.65, 0, 0.35, 1)', pseudoElement: '::view-transition-new(root)' },
      )
    },
    // The browser skipped it (a hidden tab, another change right after): the new look is there all the same.
    () => {},
  )
}

/** The middle of an element, for circles that start at it. */
export function middleOf(element: Element): Origin {
  const box = element.getBoundingClientRect()
  return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
}

function crossFade(change: () => void): void {
  const root = document.documentElement
  root.classList.add('theme-fading')
  change()
  setTimeout(() => root.classList.remove('theme-fading'), 200)
}
