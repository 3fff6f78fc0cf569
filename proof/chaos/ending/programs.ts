import type { Spoken } from '#proof/chaos/ending/rows.ts'
import type { Population } from '#proof/chaos/workload/population.ts'

/**
 * Programs on the plain WebSocket have no cursor that a checker could follow, but they promise more by their way of reading on:
 * at the end each has every message of its chat that still stands, and may have heard those that were deleted later. Answers a sentence for each that has not.
 */
export function findIncomplete({ programs }: Population, spoken: ReadonlyMap<number, readonly Spoken[]>): string[] {
  return programs.flatMap(({ link: { known }, cable, chatId }) => {
    const stored = spoken.get(chatId) ?? []
    const missing = stored.filter(({ seq, deleted }) => !deleted && !known.has(seq)).map(({ seq }) => seq)
    const seqs = new Set(stored.map(({ seq }) => seq))
    const invented = [...known.keys()].filter((seq) => !seqs.has(seq))
    if (missing.length === 0 && invented.length === 0) return []
    return [
      `${cable.client} in chat ${chatId} lacks seq ${missing.slice(0, 10)} and has ${invented.slice(0, 10)} too many`,
    ]
  })
}
