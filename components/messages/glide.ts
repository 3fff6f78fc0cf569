const DURATION_MS = 260

/**
 * Scrolls smoothly by steps relative to where the list is just then, so that pages added on the way do not lead it
 * astray. `left` is asked before each step how far there is still to go. Answers how to stop.
 */
export function glide(view: HTMLElement, left: () => number, stepped: (step: number) => void = () => {}): () => void {
  const started = performance.now()
  let progress = matchMedia('(prefers-reduced-motion: reduce)').matches ? null : 0
  let next = 0

  const frame = (now: number) => {
    const eased = progress === null ? 1 : easeOut(Math.min(1, Math.max(0, (now - started) / DURATION_MS)))
    const before = view.scrollTop
    view.scrollTop = before + (left() * (eased - (progress ?? 0))) / (1 - (progress ?? 0))
    stepped(view.scrollTop - before)
    progress = eased
    if (eased < 1) next = requestAnimationFrame(frame)
  }
  if (progress === null) frame(started)
  else next = requestAnimationFrame(frame)
  return () => cancelAnimationFrame(next)
}

function easeOut(part: number): number {
  return 1 - (1 - part) ** 3
}
