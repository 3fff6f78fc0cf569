import fs from 'node:fs'
import readline from 'node:readline'
import { type HistoryEntry, historyEntry } from '#proof/history/entry.ts'

/** A line that is no entry, with the reason. Lines count from 1. */
export interface MalformedLine {
  line: number
  reason: string
}

/** Reads a history, line by line. The entry of line n stands at n - 1; null where the line is malformed. */
export async function readHistory(
  file: string,
): Promise<{ entries: (HistoryEntry | null)[]; malformed: MalformedLine[] }> {
  const entries: (HistoryEntry | null)[] = []
  const malformed: MalformedLine[] = []
  const lines = readline.createInterface({ input: fs.createReadStream(file), crlfDelay: Number.POSITIVE_INFINITY })
  for await (const line of lines) {
    const judged = parseLine(line)
    if (typeof judged === 'string') malformed.push({ line: entries.length + 1, reason: judged })
    entries.push(typeof judged === 'string' ? null : judged)
  }
  return { entries, malformed }
}

function parseLine(line: string): HistoryEntry | string {
  try {
    const judged = historyEntry.safeParse(JSON.parse(line))
    if (judged.success) return judged.data
    return judged.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
