import { PairMap } from '#proof/checker/index/pair-map.ts'
import type { EntryOf } from '#proof/history/entry.ts'

type Standing = EntryOf<'standing'>
type Added = Extract<Standing, { change: 'added' }>
export type Removed = Extract<Standing, { change: 'removed' }>
export type SessionEnd = Extract<Standing, { change: 'session_ended' }>

/** A time during which somebody was surely outside of a chat. `since` is null when he had never been in it. */
export interface Absence {
  from: number
  to: number
  since: Removed | null
}

const never: Absence = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, since: null }

/** Who was surely out of which chat when, and which sessions were surely over. */
export class Rights {
  private readonly absences = new PairMap<number, number, Absence[]>()
  private readonly changes = new PairMap<number, number, { added: Added[]; removed: Removed[] }>()
  readonly ended = new Map<string, SessionEnd>()
  /** Sessions that perhaps somebody ended. */
  private readonly maybeEnded = new Set<string>()
  readonly removals: Removed[] = []

  constructor(standings: readonly Standing[]) {
    for (const each of standings) this.take(each)
    for (const change of this.changes.values()) {
      const first = change.added[0] ?? change.removed[0]
      if (first) this.absences.set(first.user, first.chat, findAbsences(change.added, change.removed))
    }
  }

  /** The absence that covers the whole of a time, if there is one. */
  outside(user: number, chat: number, from: number, to: number): Absence | null {
    const absences = this.absences.get(user, chat)
    if (!absences) return never
    return absences.find((each) => each.from < from && to < each.to) ?? null
  }

  /** True when somebody was a member from one moment to another without any doubt. */
  surelyInside(user: number, chat: number, from: number, to: number): boolean {
    const change = this.changes.get(user, chat)
    if (!change) return false
    if (change.removed.some((each) => each.startedAt <= to)) return false
    return change.added.some((each) => each.outcome === 'ok' && (each.endedAt ?? to) < from)
  }

  mayBeOver(session: string): boolean {
    return this.maybeEnded.has(session)
  }

  private take(each: Standing): void {
    if (each.outcome === 'fail' || each.change === 'role') return
    if (each.change === 'session_ended') {
      this.maybeEnded.add(each.session)
      const known = this.ended.get(each.session)
      const sooner = (each.endedAt ?? 0) < (known?.endedAt ?? Number.POSITIVE_INFINITY)
      if (each.outcome === 'ok' && sooner) this.ended.set(each.session, each)
      return
    }
    const change = this.changes.need(each.user, each.chat, () => ({ added: [], removed: [] }))
    if (each.change === 'added') change.added.push(each)
    else {
      change.removed.push(each)
      if (each.outcome === 'ok') this.removals.push(each)
    }
  }
}

/** An unknown change may come about long after the caller gave up. */
const lastMoment = ({ outcome, endedAt }: Standing) =>
  outcome === 'unknown' || endedAt === null ? Number.POSITIVE_INFINITY : endedAt

/** From the end of each sure removal until the next time he may have been let in again. */
function findAbsences(added: Added[], removed: Removed[]): Absence[] {
  added.sort((a, b) => a.startedAt - b.startedAt)
  const absences: Absence[] = [{ ...never, to: added[0]?.startedAt ?? never.to }]
  for (const since of removed) {
    if (since.outcome !== 'ok') continue
    const back = added.find((each) => lastMoment(each) > since.startedAt)
    const from = since.endedAt ?? since.startedAt
    const to = back?.startedAt ?? never.to
    if (from < to) absences.push({ from, to, since })
  }
  return absences
}
