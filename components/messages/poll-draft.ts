import { createJournal } from '#client/storage/journal.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { PollRequest } from '#contracts/polls.ts'
import { codePoints, isBlank } from '#contracts/text.ts'

/** A poll that is being written; the last answer may be empty, so that there is room for one more. */
export interface PollDraft {
  question: string
  options: readonly string[]
  multiple: boolean
  anonymous: boolean
}

export const NO_POLL: PollDraft = { question: '', options: ['', ''], multiple: false, anonymous: false }

/** What is wrong with a poll: the question, or answers by their places. Null: it can be asked. Rule PL1. */
export type PollFault = 'question' | 'questionLong' | 'few' | { same: number } | { long: number }

export function pollFault({ question, options }: PollDraft): PollFault | null {
  if (isBlank(question)) return 'question'
  if (codePoints(question.trim()) > LIMITS.messageMax) return 'questionLong'
  const words = options.map((text) => text.trim())
  const long = words.findIndex((text) => codePoints(text) > LIMITS.pollOptionMax)
  if (long >= 0) return { long }
  const same = words.findIndex((text, at) => !isBlank(text) && words.indexOf(text) < at)
  if (same >= 0) return { same }
  return words.filter((text) => !isBlank(text)).length < LIMITS.pollOptionsMin ? 'few' : null
}

/** What is asked for: answers without the space around them, and without empty ones. */
export function toRequest({ options, multiple, anonymous }: PollDraft): PollRequest {
  return { options: options.map((text) => text.trim()).filter((text) => !isBlank(text)), multiple, anonymous }
}

/** An answer has been written: there is room for the next one behind it, as far as a poll has room. */
export function withOption({ options, ...draft }: PollDraft, at: number, text: string): PollDraft {
  const next = options.map((each, place) => (place === at ? text : each))
  const full = next.length >= LIMITS.pollOptionsMax || isBlank(next.at(-1) ?? '')
  return { ...draft, options: full ? next : [...next, ''] }
}

/** The draft without one of its answers; two lines stay. */
export function withoutOption({ options, ...draft }: PollDraft, at: number): PollDraft {
  const left = options.filter((_, place) => place !== at)
  const lines = isBlank(left.at(-1) ?? '') ? left : [...left, '']
  return { ...draft, options: lines.length < LIMITS.pollOptionsMin ? [...lines, ''] : lines }
}

/** Polls that were begun in each chat, kept with the browser until they are asked. */
export function pollDrafts(userId: number) {
  const journal = createJournal<PollDraft>('polls', userId)
  return {
    get: (chatId: number) => journal.get(`${chatId}`) ?? NO_POLL,
    set: (chatId: number, draft: PollDraft) => void journal.note(`${chatId}`, draft),
    forget: (chatId: number) => journal.forget(`${chatId}`),
  }
}
