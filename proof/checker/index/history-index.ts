import { Faults } from '#proof/checker/index/faults.ts'
import { Intents } from '#proof/checker/index/intents.ts'
import { Rights } from '#proof/checker/index/rights.ts'
import { eachMessage, endOf } from '#proof/checker/index/sightings.ts'
import { Stored } from '#proof/checker/index/stored.ts'
import { VersionLog } from '#proof/checker/index/version-log.ts'
import type { EntryOf, HistoryEntry } from '#proof/history/entry.ts'

/** A history as the checks look at it: built once, in two passes. */
export class HistoryIndex {
  readonly entries: readonly HistoryEntry[]
  readonly ops: ReadonlyMap<number, EntryOf<'op'>>
  /** Null when the rows at the end were not recorded. */
  readonly stored: Stored | null
  readonly intents: Intents
  readonly versions = new VersionLog()
  readonly rights: Rights
  readonly faults: Faults
  /** When the last entry was over. */
  readonly endsAt: number
  private readonly byType = new Map<string, HistoryEntry[]>()

  constructor(entries: readonly HistoryEntry[]) {
    this.entries = entries
    let endsAt = 0
    for (const entry of entries) {
      const list = this.byType.get(entry.type)
      if (list) list.push(entry)
      else this.byType.set(entry.type, [entry])
      endsAt = Math.max(endsAt, endOf(entry))
      eachMessage(entry, (message) => this.versions.note(message, entry))
    }
    this.endsAt = endsAt
    for (const row of this.of('stored_message')) {
      // Whether the text of a deleted message is wiped from the table is the database's own business.
      const content = row.deleted ? '' : row.content
      this.versions.note({ ...row, content, reactions: null, reply: null }, row)
    }
    this.versions.finish()
    this.ops = new Map(this.of('op').map((op) => [op.id, op]))
    this.stored = this.readStored()
    this.intents = new Intents(this.of('op'), this.stored)
    this.faults = new Faults(this.of('fault'))
    this.rights = new Rights(this.of('standing'))
  }

  /** All entries of one kind, as they stand in the history. */
  of<T extends HistoryEntry['type']>(type: T): readonly EntryOf<T>[] {
    return (this.byType.get(type) ?? []) as EntryOf<T>[]
  }

  private readStored(): Stored | null {
    const summary = this.of('rows')[0]
    if (!summary) return null
    return new Stored(summary, [
      ...this.of('stored_chat'),
      ...this.of('stored_message'),
      ...this.of('stored_member'),
      ...this.of('stored_session'),
      ...this.of('stored_reaction'),
    ])
  }
}
