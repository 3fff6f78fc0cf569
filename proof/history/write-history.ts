import { once } from 'node:events'
import fs from 'node:fs'
import { historyEntry, type WrittenEntry } from '#proof/history/entry.ts'

export interface HistoryWriter {
  /** @throws when the entry is not one of the format: a history must never be found out to be broken afterwards */
  write(entry: WrittenEntry): void
  /** Resolves when all is on disk. */
  close(): Promise<void>
}

/** Writes a history to a file, one line per entry, in the order they are given. */
export function writeHistory(file: string): HistoryWriter {
  const stream = fs.createWriteStream(file)
  const failed = once(stream, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => {})
  return {
    write(entry) {
      const judged = historyEntry.safeParse(entry)
      if (!judged.success) throw new Error(`Not a line of a history: ${JSON.stringify(entry)}: ${judged.error.message}`)
      stream.write(`${JSON.stringify(entry)}\n`)
    },
    close() {
      stream.end()
      return Promise.race([once(stream, 'finish').then(() => {}), failed])
    },
  }
}
