import { backoff } from '#client/connection/backoff.ts'
import { isSameDraft, joinDrafts, NO_DRAFT } from '#client/drafts/join-drafts.ts'
import type { Result } from '#client/messenger.ts'
import { isTransient } from '#client/problem.ts'
import { createJournal } from '#client/storage/journal.ts'
import type { Draft, DraftContent } from '#contracts/drafts.ts'
import { LIMITS } from '#contracts/limits.ts'

/** ms. A device tells of a chat's draft at most this often: others follow within a second, and typing is no flood. */
const BETWEEN_MS = 1_000
const OTHER_TAB_MS = 3_000

export interface ExchangePorts {
  /** The draft of a chat on this device. */
  here(chatId: number): DraftContent
  /** What the server said of it last; null: there never was one, undefined: none is kept for this chat. */
  there(chatId: number): Draft | null | undefined
  /** The server has another one. */
  take(chatId: number, content: DraftContent): void
  save(chatId: number, content: DraftContent, basedOn: number): Promise<Result<Draft>>
  isConnected(): boolean
  /** Of the counters; null while it is not known. */
  epoch(): string | null
}

/** The last draft that this browser and the server both had. */
interface Known {
  epoch: string | null
  rev: number
  content: DraftContent
  /** What was told since, the newest at last: it may stand there though no answer came. */
  told: readonly DraftContent[]
}
/** More than come without an answer. */
const TOLD_MAX = 10

/**
 * Keeps drafts the same on all devices: takes what others wrote, tells what is written here, and where both happened joins the two.
 * Which one both sides had last is kept with the browser: what was changed while nobody could be told is told later. Rules DF3, DF4.
 */
export function createDraftExchange(userId: number, ports: ExchangePorts) {
  const journal = createJournal<Known>('shared-drafts', userId)
  /** For browsers that keep nothing. */
  const memory = new Map<number, Known>()
  const onTheirWay = new Set<number>()
  const refused = new Map<number, DraftContent>()
  const timers = new Map<number, ReturnType<typeof setTimeout>>()
  const tries = new Map<number, number>()

  function known(chatId: number): Known {
    const epoch = ports.epoch()
    // After a restore from backup nothing is known to be on both sides, and so nothing is lost.
    const kept = [memory.get(chatId), journal.get(String(chatId))].filter((each) => each?.epoch === epoch)
    const none: Known = { epoch, rev: 0, content: NO_DRAFT, told: [] }
    return kept.reduce<Known>((one, other) => (other && other.rev >= one.rev ? other : one), none)
  }

  function know(chatId: number, rev: number, content: DraftContent): void {
    if (rev > known(chatId).rev) note(chatId, { epoch: ports.epoch(), rev, content, told: [] })
  }

  function note(chatId: number, now: Known): void {
    memory.set(chatId, now)
    journal.note(String(chatId), now)
  }

  /** The server's draft of a chat may be another one. */
  function hear(chatId: number): void {
    const there = ports.there(chatId)
    const base = known(chatId)
    if (!there || there.rev <= base.rev) return
    const content = withoutNumber(there)
    // Known first: what is taken over here is nothing new.
    know(chatId, there.rev, content)
    // Our own, and its answer is still to come, or never came.
    if (base.told.some((told) => isSameDraft(told, content))) return
    const here = ports.here(chatId)
    const joined = joinDrafts(here, base.content, content)
    if (!isSameDraft(joined, here)) ports.take(chatId, joined)
  }

  /** What is written here may be another one. */
  async function tell(chatId: number): Promise<void> {
    // What changes together is told together.
    await null
    hear(chatId)
    const here = ports.here(chatId)
    const base = known(chatId)
    const isRefused = refused.has(chatId) && isSameDraft(refused.get(chatId) ?? NO_DRAFT, here)
    if (onTheirWay.has(chatId) || timers.has(chatId) || isRefused || !fits(here)) return
    if (ports.there(chatId) === undefined || !ports.isConnected() || isSameDraft(here, base.content)) return
    onTheirWay.add(chatId)
    note(chatId, { ...base, told: [...base.told, here].slice(-TOLD_MAX) })
    const answer = await ports.save(chatId, here, base.rev)
    onTheirWay.delete(chatId)
    if (answer.ok) {
      tries.delete(chatId)
      const kept = withoutNumber(answer.data)
      know(chatId, answer.data.rev, kept)
      // What the server has left out, it leaves out again.
      if (!isSameDraft(kept, here)) refused.set(chatId, here)
    } else if (isTransient(answer.problem)) tries.set(chatId, (tries.get(chatId) ?? 0) + 1)
    else if (answer.problem.code !== 'conflict') refused.set(chatId, here)
    const attempts = tries.get(chatId)
    const waitMs = attempts === undefined ? BETWEEN_MS : Math.max(BETWEEN_MS, backoff(attempts))
    later(chatId, waitMs)
  }

  /** Looks again, at what has been typed meanwhile for instance. */
  function later(chatId: number, waitMs: number): void {
    clearTimeout(timers.get(chatId))
    const look = () => {
      timers.delete(chatId)
      void tell(chatId)
    }
    timers.set(chatId, setTimeout(look, waitMs))
  }

  return {
    hear,
    tell: (chatId: number) => void tell(chatId),
    /** Another tab has written it, and tells of it, unless it is closed before. */
    tellLater: (chatId: number) => later(chatId, OTHER_TAB_MS),
    pause(): void {
      for (const timer of timers.values()) clearTimeout(timer)
      timers.clear()
    },
  }
}

function withoutNumber({ rev: _, ...content }: Draft): DraftContent {
  return content
}

/** A longer one stays on this device. */
function fits({ text, edit }: DraftContent): boolean {
  return text.length <= LIMITS.draftMax && (edit?.text.length ?? 0) <= LIMITS.draftMax
}
