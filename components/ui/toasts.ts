export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'danger'
  /** One thing to do about it, such as undoing it. */
  action?: { label: string; run(): void }
  /** How long it stays, ms; longer while somebody points at it. */
  shownMs: number
  /** It has gone, in whatever way. */
  onGone?: () => void
}

const SHOWN_MS = 4000

let shown: Toast | null = null
let lastId = 0
const listeners = new Set<() => void>()

/** Says something short for 4 seconds; a newer one takes the place of the one before. */
export function showToast(
  text: string,
  { tone = 'plain', shownMs = SHOWN_MS, ...options }: Partial<Omit<Toast, 'id' | 'text'>> = {},
): void {
  const before = shown
  lastId += 1
  shown = { id: lastId, text, tone, shownMs, ...options }
  tell()
  before?.onGone?.()
}

/** Takes a toast away, unless another one has taken its place. */
export function dismissToast(id: number): void {
  if (shown?.id !== id) return
  const before = shown
  shown = null
  tell()
  before.onGone?.()
}

export function currentToast(): Toast | null {
  return shown
}

export function listenToToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
