export interface TipPlace {
  /** The point the tooltip hangs at, CSS pixels of the window. */
  x: number
  y: number
  /** How far it is moved left of that point, percent of its own width. */
  shiftX: -100 | -50 | 0
  above: boolean
}

/** Where a tooltip goes: under the element, above it near the lower edge, never past the left and the right one. */
export function placeTip(
  box: { left: number; right: number; top: number; bottom: number },
  gap: number,
  viewport: { width: number; height: number } = { width: innerWidth, height: innerHeight },
): TipPlace {
  const above = box.bottom + gap + 40 > viewport.height
  const y = above ? box.top - gap : box.bottom + gap
  const middle = (box.left + box.right) / 2
  const reach = 140
  if (middle < reach) return { x: Math.max(box.left, gap), y, shiftX: 0, above }
  if (middle > viewport.width - reach) return { x: Math.min(box.right, viewport.width - gap), y, shiftX: -100, above }
  return { x: middle, y, shiftX: -50, above }
}
