export interface Toast {
  id: number
  text: string
  tone: 'plain' | 'danger'
  /** One thing to do about it, such as undoing it. */
  action?: { label: string; run(): void }
}

let shown: Toast | null = null
let lastId = 0
const listeners = new Set<() => void>()

/** Says something short for 4 seconds; a newer one takes the place of the one before. */
export function showToast(text: string, options: { tone?: Toast['tone']; action?: Toast['action'] } = {}): void {
  lastId += 1
  shown = { id: lastId, text, tone: options.tone ?? 'plain', action: options.action }
  tell()
}

/** Takes a toast away, unless another one has taken its place. */
export function dismissToast(id: number): void {
  if (shown?.id !== id) return
  shown = null
  tell()
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
