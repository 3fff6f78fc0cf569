import type { CodePiece } from '#components/formatting/color-code.ts'

export interface ColorQuestion {
  id: number
  language: string
  code: string
}

export interface ColorAnswer {
  id: number
  /** Null when the language is not known. */
  pieces: readonly CodePiece[] | null
}

/** A code that takes longer stays plain (ms). */
const PATIENCE = 3000
/** So many are remembered, so that a message that is drawn again has its colours at once. */
const REMEMBERED = 60

const known = new Map<string, ColorAnswer['pieces']>()
const waiting: { question: ColorQuestion; answer(pieces: ColorAnswer['pieces']): void }[] = []
let worker: Worker | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

/** What is known of a code already; undefined when it was never asked, or is forgotten. */
export function knownColors(language: string, code: string): ColorAnswer['pieces'] | undefined {
  return known.get(`${language}\n${code}`)
}

/** Asks what the pieces of a code are, one code after the other. Null when nobody can say, or not soon. Rule FM16. */
export function askColors(language: string, code: string): Promise<ColorAnswer['pieces']> {
  return new Promise((resolve) => {
    waiting.push({ question: { id: ++asked, language, code }, answer: resolve })
    if (waiting.length === 1) askNext()
  })
}

function askNext(): void {
  const [next] = waiting
  if (!next) return
  worker ??= startWorker()
  timer = setTimeout(giveUp, PATIENCE)
  worker.postMessage(next.question)
}

function startWorker(): Worker {
  const started = new Worker(new URL('./code-colors.worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<ColorAnswer>) => {
    if (data.id === waiting[0]?.question.id) finish(data.pieces)
  })
  // Its code could not be fetched, or it fell over this text.
  started.addEventListener('error', giveUp)
  return started
}

function giveUp(): void {
  worker?.terminate()
  worker = null
  finish(null)
}

function finish(pieces: ColorAnswer['pieces']): void {
  clearTimeout(timer)
  const done = waiting.shift()
  if (!done) return
  const [oldest] = known.keys()
  if (oldest !== undefined && known.size >= REMEMBERED) known.delete(oldest)
  known.set(`${done.question.language}\n${done.question.code}`, pieces)
  done.answer(pieces)
  askNext()
}
