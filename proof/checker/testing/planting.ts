import { expect } from 'vitest'
import { checkHistory, type Judgement } from '#proof/checker/check-history.ts'
import { randomSteps } from '#proof/checker/testing/deeds.ts'
import { recordRun } from '#proof/checker/testing/record-run.ts'
import type { Invariant } from '#proof/checker/verdict.ts'
import type { EntryOf, HistoryEntry, WrittenEntry } from '#proof/history/entry.ts'
import { historyEntry } from '#proof/history/entry.ts'

/** A run that holds something about everything that is judged. */
const RICH_SEED = 44
let clean: HistoryEntry[] | null = null

/** The entries of a right and rich history. Do not change them: plant in a copy. */
export function richHistory(): readonly HistoryEntry[] {
  clean ??= recordRun(randomSteps(RICH_SEED, 2500))
  return clean
}

/**
 * Changes a copy of a right history, and expects the checker to name the invariant, with a sentence that fits and the entries
 * that show it.
 */
export function expectPlanted(invariant: Invariant, sentence: RegExp, plant: (history: Planting) => void): Judgement {
  const judgement = judgeChanged(plant)
  const found = judgement.violations.filter((each) => each.invariant === invariant && sentence.test(each.sentence))
  const others = judgement.violations.map((each) => `${each.invariant} ${each.sentence}`).slice(0, 5)
  expect(judgement.unsound).toEqual([])
  expect(found.length, `No ${invariant} like ${sentence}; found: ${others.join('; ')}`).toBeGreaterThan(0)
  for (const each of found) expect(each.entries.length).toBeGreaterThan(0)
  return judgement
}

/** Judges a copy of the right history after a change. */
export function judgeChanged(change: (history: Planting) => void): Judgement {
  const history = new Planting(structuredClone(richHistory()) as HistoryEntry[])
  change(history)
  history.countRows()
  return checkHistory(history.entries)
}

/** A history in which something is about to be wrong. */
export class Planting {
  constructor(readonly entries: HistoryEntry[]) {}

  of<T extends HistoryEntry['type']>(type: T): EntryOf<T>[] {
    return this.entries.filter((entry): entry is EntryOf<T> => entry.type === type)
  }

  /** The first entry of a kind that fits. @throws when the history is not rich enough */
  find<T extends HistoryEntry['type']>(type: T, fits: (entry: EntryOf<T>) => boolean = () => true): EntryOf<T> {
    const found = this.of(type).find(fits)
    if (!found) throw new Error(`The history has no ${type} that fits: nothing can be planted`)
    return found
  }

  /** Puts an entry after another one, or at the end. */
  add(entry: WrittenEntry, after?: HistoryEntry): void {
    const place = after ? this.entries.indexOf(after) + 1 : this.entries.length
    this.entries.splice(place, 0, historyEntry.parse(entry))
  }

  drop(entry: HistoryEntry): void {
    this.entries.splice(this.entries.indexOf(entry), 1)
  }

  /** A number that no operation has. */
  newOp(): number {
    return Math.max(...this.of('op').map(({ id }) => id)) + 1
  }

  /** A message id that no row has. */
  newMessage(): number {
    return Math.max(...this.of('stored_message').map(({ id }) => id)) + 1
  }

  /** Announces as many rows as there are. */
  countRows(): void {
    const rows = this.find('rows')
    rows.chats = this.of('stored_chat').length
    rows.messages = this.of('stored_message').length
    rows.members = this.of('stored_member').length
    rows.sessions = this.of('stored_session').length
    rows.reactions = this.of('stored_reaction').length
  }
}
