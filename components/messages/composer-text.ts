import { LIMITS } from '#contracts/limits.ts'
import { codePoints, isBlank } from '#contracts/text.ts'

/** From so many characters before the limit on, the composer shows how many are left. */
const COUNT_FROM = 200

export interface Verdict {
  sendable: boolean
  /** Characters until the limit, negative above it; null while the limit is far. */
  left: number | null
}

/** Whether the field's text can be sent, counted as the server counts: in code points, after trimming. */
export function judge(text: string): Verdict {
  if (text.length < LIMITS.messageMax - COUNT_FROM) return { sendable: !isBlank(text), left: null }
  const left = LIMITS.messageMax - codePoints(text.trim())
  return { sendable: left >= 0 && !isBlank(text), left: left <= COUNT_FROM ? left : null }
}

/** What is sent for the field's text: without the space around it and without what no message may hold. */
export function prepared(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed().trim()
}
