import type { HistoryEntry } from '#proof/history/entry.ts'

const ROWS = {
  chats: 'stored_chat',
  messages: 'stored_message',
  members: 'stored_member',
  sessions: 'stored_session',
  reactions: 'stored_reaction',
} as const

/** Why a history cannot be judged as a whole, a sentence per reason: each line is right, and together they are not. */
export function whyUnsound(entries: readonly HistoryEntry[]): string[] {
  const reasons: string[] = []
  if (entries[0]?.type !== 'run') reasons.push('The first line is not the run')
  const ops = new Set<number>()
  const counts = new Map<string, number>()
  for (const entry of entries) {
    counts.set(entry.type, (counts.get(entry.type) ?? 0) + 1)
    if (entry.type !== 'op') continue
    if (ops.has(entry.id)) reasons.push(`Two operations have the number ${entry.id}`)
    ops.add(entry.id)
    if (entry.endedAt !== null && entry.endedAt < entry.startedAt) {
      reasons.push(`Operation ${entry.id} ended before it began`)
    }
  }
  for (const entry of entries) {
    const named =
      entry.type === 'caught_up' ? entry.ops : entry.type === 'applied' && entry.op !== null ? [entry.op] : []
    for (const id of named) if (!ops.has(id)) reasons.push(`A line names operation ${id}, which is not there`)
  }
  const summaries = entries.filter((entry) => entry.type === 'rows')
  if (summaries.length > 1) reasons.push('The rows of the database are told more than once')
  for (const [table, type] of Object.entries(ROWS)) {
    const announced = summaries[0]?.[table as keyof typeof ROWS] ?? 0
    const found = counts.get(type) ?? 0
    if (announced !== found) reasons.push(`${announced} ${table} are announced, and ${found} are there`)
  }
  return reasons
}
