/** px. A pull that far answers; what is pulled further follows the finger ever less. */
const ENOUGH = 56
/** px that tell a pull from a tap, and from scrolling. */
const MEANT = 10
/** px at the edges of the window, where systems have gestures of their own. */
const EDGE = 24

interface Pull {
  row: HTMLElement
  x: number
  y: number
  /** Undecided until the finger has gone some way. */
  state: 'maybe' | 'pulling' | 'enough'
}

/** A message that a finger pulls to the left is answered when it is let go. Answers how to stop listening. Rule RP5. */
export function swipeToReply(list: HTMLElement, onReply: (row: HTMLElement) => void): () => void {
  let pull: Pull | null = null

  const start = ({ touches, target }: TouchEvent) => {
    pull = null
    const [touch] = touches
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-seq]') : null
    if (!touch || touches.length > 1 || !row || list.dataset.selecting !== undefined) return
    if (touch.clientX < EDGE || touch.clientX > innerWidth - EDGE) return
    pull = { row, x: touch.clientX, y: touch.clientY, state: 'maybe' }
  }

  const move = ({ touches }: TouchEvent) => {
    const [touch] = touches
    if (!pull || !touch) return
    const [left, down] = [pull.x - touch.clientX, Math.abs(touch.clientY - pull.y)]
    if (pull.state === 'maybe') {
      if (Math.max(Math.abs(left), down) < MEANT) return
      if (left < down * 1.5) {
        pull = null
        return
      }
      pull.state = 'pulling'
    }
    const far = Math.max(0, left - MEANT)
    const { row } = pull
    row.dataset.pull = far >= ENOUGH ? 'enough' : 'some'
    row.style.setProperty('--pull', `${far <= ENOUGH ? far : ENOUGH + (far - ENOUGH) / 4}`)
    if (far >= ENOUGH && pull.state === 'pulling') navigator.vibrate?.(10)
    pull.state = far >= ENOUGH ? 'enough' : 'pulling'
  }

  const end = (event: TouchEvent) => {
    if (!pull || pull.state === 'maybe') return
    const { row, state } = pull
    pull = null
    row.dataset.pull = 'back'
    row.style.setProperty('--pull', '0')
    row.addEventListener('transitionend', () => row.removeAttribute('data-pull'), { once: true })
    if (state === 'enough' && event.type === 'touchend') onReply(row)
  }

  const stop = new AbortController()
  const options = { signal: stop.signal, passive: true }
  list.addEventListener('touchstart', start, options)
  list.addEventListener('touchmove', move, options)
  list.addEventListener('touchend', end, options)
  list.addEventListener('touchcancel', end, options)
  return () => stop.abort()
}
