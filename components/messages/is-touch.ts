/** Fingers are what one points with: no keyboard without a need, no hovering. */
export function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches
}
