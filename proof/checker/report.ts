import type { Judgement } from '#proof/checker/check-history.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import { INVARIANTS, type Invariant, type Violation } from '#proof/checker/verdict.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'

/** So many violations of one invariant are shown whole. */
const SHOWN_MAX = 20
const LINE_MAX = 600

/**
 * What was found out, as lines for a person: per invariant what it was judged by, and each violation with the lines of the
 * history that show it. `entries` is as `readHistory` answers it, so that the entry of line n stands at n - 1.
 */
export function reportJudgement(
  { unsound, violations, counts }: Judgement,
  entries: readonly (HistoryEntry | null)[],
): string[] {
  const lines = unsound.slice(0, SHOWN_MAX).map((reason) => `The history is broken: ${reason}`)
  const broken = groupBy(violations, ({ invariant }) => invariant)
  for (const [name, facts] of Object.entries(counts) as [Invariant, Record<string, number>][]) {
    const title = `${name.padEnd(4)}${INVARIANTS[name].padEnd(24)}`
    lines.push(`${title}${verdictOn(facts, broken.get(name)?.length ?? 0)}`)
  }
  const lineOf = findLines(entries, violations)
  for (const [name, all] of broken) {
    lines.push('', `${name} ${INVARIANTS[name]}: ${all.length} ${all.length === 1 ? 'violation' : 'violations'}`)
    for (const { sentence, entries: concerned } of all.slice(0, SHOWN_MAX)) {
      lines.push(`  ${sentence}`)
      for (const entry of concerned) lines.push(`    line ${lineOf.get(entry) ?? '?'}: ${clip(JSON.stringify(entry))}`)
    }
    if (all.length > SHOWN_MAX) lines.push(`  … and ${all.length - SHOWN_MAX} more`)
  }
  return lines
}

/** What nothing was seen of is said: such an invariant holds only because nobody looked. */
function verdictOn(facts: Record<string, number>, violations: number): string {
  const all = Object.entries(facts)
  const seen = all.filter(([, count]) => count > 0).map(([fact, count]) => `${count} ${fact}`)
  const unseen = all.filter(([, count]) => count === 0).map(([fact]) => fact)
  if (seen.length === 0) return 'NOT JUDGED: the history holds nothing about it'
  const state = violations > 0 ? 'VIOLATED' : 'holds'
  return `${state.padEnd(9)} ${seen.join(', ')}${unseen.length > 0 ? ` (no ${unseen.join(', no ')})` : ''}`
}

function findLines(
  entries: readonly (HistoryEntry | null)[],
  violations: readonly Violation[],
): Map<HistoryEntry, number> {
  const concerned = new Set(violations.flatMap((violation) => violation.entries))
  const lines = new Map<HistoryEntry, number>()
  entries.forEach((entry, at) => {
    if (entry && concerned.has(entry)) lines.set(entry, at + 1)
  })
  return lines
}

const clip = (text: string) => (text.length > LINE_MAX ? `${text.slice(0, LINE_MAX)}…` : text)
