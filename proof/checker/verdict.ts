import type { HistoryEntry } from '#proof/history/entry.ts'

/** What is judged, by the names that docs/reliability.md explains. */
export const INVARIANTS = {
  I1: 'durable',
  I2: 'idempotent',
  I3: 'no invention',
  I4: 'unknown',
  I5: 'dense',
  I6: 'real time',
  I7: 'sender order',
  I8: 'prefix',
  I9: 'shown once',
  I10: 'convergence',
  I11: 'no silent gap',
  I12: 'versions',
  I13: 'reactions',
  I14: 'read state',
  I15: 'membership',
  I16: 'sessions',
  I17: 'changes = fresh fetch',
  I18: 'cost',
  I19: 'paging',
  I22: 'honesty',
} as const
export type Invariant = keyof typeof INVARIANTS

export interface Violation {
  invariant: Invariant
  /** What went wrong, for a person. */
  sentence: string
  /** The entries that show it. */
  entries: HistoryEntry[]
}

/** What became of one invariant: how many facts of each kind were looked at, and which of them break it. */
export class Verdict<Fact extends string = string> {
  readonly examined: Record<Fact, number>
  readonly violations: Violation[] = []

  /** `facts` names all that is looked at: what stays at 0 could not be judged by this history. */
  constructor(
    readonly invariant: Invariant,
    ...facts: Fact[]
  ) {
    this.examined = Object.fromEntries(facts.map((fact) => [fact, 0])) as Record<Fact, number>
  }

  saw(fact: Fact, times = 1): void {
    this.examined[fact] += times
  }

  against(sentence: string, ...entries: (HistoryEntry | null | undefined)[]): void {
    const concerned = entries.filter((entry) => entry !== null && entry !== undefined)
    this.violations.push({ invariant: this.invariant, sentence, entries: [...new Set(concerned)] })
  }
}
