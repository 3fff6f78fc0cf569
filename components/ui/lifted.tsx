import { useLayoutEffect, useRef, useState } from 'react'

/** What a menu is about: on phones it stands out over the darkened page. */
export interface LiftedThing {
  /** The element that is copied. */
  element: HTMLElement
  /** The part of it that one sees. */
  face: HTMLElement
  /** Properties of the style sheet that it has from where it stands. */
  keeps: readonly string[]
}

/** px between it, what stands above it and the menu under it. */
const GAP = 10
/** px that stay free above it: the row of signs, and a finger's breadth. */
const ROOM_ABOVE = 72

/** How far it moves (px) so that the menu does not cover it, and where its row of signs stands over the menu's upper edge; null: nowhere yet. */
export function useLift(
  thing: LiftedThing | undefined,
  menu: HTMLElement | null,
): { by: number; above: number } | null {
  const [lift, setLift] = useState<{ by: number; above: number } | null>(null)
  useLayoutEffect(() => {
    if (!thing || !menu || !matchMedia('(width < 40rem)').matches) return setLift(null)
    const { top, bottom } = thing.face.getBoundingClientRect()
    const edge = window.innerHeight - menu.offsetHeight
    // What is longer than the room goes under the menu.
    const by = Math.max(Math.min(0, edge - GAP - bottom), ROOM_ABOVE - top)
    setLift({ by, above: edge - (top + by) + GAP })
  }, [thing, menu])
  return lift
}

/** A copy for the eyes, in the place of the thing itself until the menu goes. */
export function Lifted({ thing, by }: { thing: LiftedThing; by: number }) {
  const place = useRef<HTMLDivElement>(null)
  const [up, setUp] = useState(false)
  useLayoutEffect(() => {
    const { element, keeps } = thing
    const { left, top, width } = element.getBoundingClientRect()
    const copy = element.cloneNode(true) as HTMLElement
    for (const each of [copy, ...copy.querySelectorAll<HTMLElement>('[id], [data-message]')]) {
      each.removeAttribute('id')
      each.removeAttribute('data-message')
    }
    const style = getComputedStyle(element)
    for (const name of keeps) place.current?.style.setProperty(name, style.getPropertyValue(name))
    Object.assign(place.current?.style ?? {}, { left: `${left}px`, top: `${top}px`, width: `${width}px` })
    place.current?.append(copy)
    element.style.visibility = 'hidden'
    // Once it has been drawn where it stood, it moves.
    const frame = requestAnimationFrame(() => setUp(true))
    return () => {
      cancelAnimationFrame(frame)
      copy.remove()
      element.style.visibility = ''
    }
  }, [thing])
  return (
    <div
      ref={place}
      aria-hidden
      inert
      style={{ transform: up ? `translateY(${by}px) scale(1.02)` : undefined }}
      className="pointer-events-none fixed z-41 transition-transform duration-(--dur-3) ease-out motion-reduce:transition-none sm:hidden"
    />
  )
}
