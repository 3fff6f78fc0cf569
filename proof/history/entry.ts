import { z } from 'zod'
import { fault, quiet, recovered, run, standing } from '#proof/history/circumstance.ts'
import {
  fresh,
  rows,
  state,
  storedChat,
  storedMember,
  storedMessage,
  storedReaction,
  storedSession,
} from '#proof/history/ending.ts'
import { applied, caughtUp, delivered, forgot, marks, rendered, socketEntry } from '#proof/history/observation.ts'
import { op } from '#proof/history/operation.ts'

/** One line of a history. */
export const historyEntry = z.discriminatedUnion('type', [
  run,
  op,
  applied,
  delivered,
  rendered,
  marks,
  socketEntry,
  forgot,
  caughtUp,
  standing,
  fault,
  recovered,
  quiet,
  state,
  fresh,
  rows,
  storedChat,
  storedMessage,
  storedMember,
  storedSession,
  storedReaction,
])

/** A line as it is read, with everything that may be left out filled in. */
export type HistoryEntry = z.output<typeof historyEntry>
/** A line of one kind. */
export type EntryOf<T extends HistoryEntry['type']> = Extract<HistoryEntry, { type: T }>
/** A line as it may be written. */
export type WrittenEntry = z.input<typeof historyEntry>
