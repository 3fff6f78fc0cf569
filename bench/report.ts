import type { Figures } from '#bench/load/measure.ts'

/** One measured server under one load. */
export interface Line extends Partial<Figures> {
  what: string
  /** What is counted in `perSecond`. */
  of?: string
  /** Anything else worth telling about this line. */
  note?: string
}

/** What is promised, and what was found. */
export interface Verdict {
  what: string
  found: number
  /** At least, or at most, this. */
  atLeast?: number
  atMost?: number
  unit?: string
}

export interface Result {
  workload: string
  title: string
  lines: Line[]
  verdicts: Verdict[]
}

const COLUMNS = ['', 'per second', 'p50 ms', 'p99 ms', 'CPU s / 1000', 'database', 'MiB', 'core', 'load'] as const

/** Whether a promise is kept. */
export function isKept({
  found,
  atLeast = Number.NEGATIVE_INFINITY,
  atMost = Number.POSITIVE_INFINITY,
}: Verdict): boolean {
  return found >= atLeast && found <= atMost
}

/** A workload's results as a table for people. */
export function asText({ workload, title, lines, verdicts }: Result): string {
  const rows = [COLUMNS, ...lines.map(cells)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  const table = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  '),
  )
  const notes = lines.flatMap(({ what, note }) => (note ? [`${what}: ${note}`] : []))
  return [`${workload}  ${title}`, ...table, ...notes, ...verdicts.map(sentence), ''].join('\n')
}

function cells(line: Line): string[] {
  const { what, of, perSecond, p50, p99, cpu, cpuDatabase, memory, coreBusy, loadBusy } = line
  return [
    of ? `${what} (${of})` : what,
    number(perSecond, 0),
    number(p50, 2),
    number(p99, 2),
    number(cpu, 4),
    number(cpuDatabase, 4),
    number(memory, 0),
    share(coreBusy),
    share(loadBusy),
  ]
}

function sentence(verdict: Verdict): string {
  const { what, found, atLeast, atMost, unit = 'x' } = verdict
  const promise = atLeast === undefined ? `at most ${atMost} ${unit}` : `at least ${atLeast} ${unit}`
  return `${isKept(verdict) ? 'kept  ' : 'MISSED'}  ${what}: ${found.toFixed(2)} ${unit} (${promise})`
}

function number(value: number | null | undefined, digits: number): string {
  if (value === undefined || value === null || Number.isNaN(value)) return ''
  return value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function share(value: number | null | undefined): string {
  return value === undefined || value === null ? '' : `${Math.round(value * 100)} %`
}
