import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall } from '#proof/checker/index/intents.ts'
import { eachMessage } from '#proof/checker/index/sightings.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

/** Since when and at which rev a message was surely gone. */
interface Deletion {
  after: number
  rev: number
  entry: HistoryEntry
}

/** I12: a message's version never falls; after a deletion its text is in no later answer of any kind. */
export function judgeVersions(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I12', 'messages changed', 'deletions', 'sights of deleted messages')
  for (const versions of index.versions.messages()) {
    if (versions.length > 1) verdict.saw('messages changed')
    versions.forEach((later, at) => {
      const earlier = versions[at - 1]
      const { id, version, rev } = later.message
      if (!earlier || earlier.message.rev === rev) return
      if (version < earlier.message.version) {
        verdict.against(
          `The version of message ${id} fell from ${earlier.message.version} to ${version} at ${rev}`,
          earlier.entry,
          later.entry,
        )
      }
      if (earlier.message.deleted && !later.message.deleted) {
        verdict.against(`Message ${id} was deleted, and is back at ${rev}`, earlier.entry, later.entry)
      }
    })
  }
  const deletions = findDeletions(index)
  verdict.saw('deletions', deletions.size)
  if (deletions.size === 0) return [verdict]
  for (const entry of index.entries) {
    eachMessage(entry, (message) => {
      const deletion = deletions.get(message.id)
      if (!deletion) return
      verdict.saw('sights of deleted messages')
      if (message.content === '' || !isLater(entry, message, deletion)) return
      verdict.against(`Message ${message.id} was deleted, and its text is told later`, deletion.entry, entry)
    })
  }
  return [verdict]
}

function findDeletions({ ops, versions }: HistoryIndex): Map<number, Deletion> {
  const deletions = new Map<number, Deletion>()
  for (const all of versions.messages()) {
    const gone = all.find(({ message }) => message.deleted)
    if (!gone) continue
    deletions.set(gone.message.id, { after: Number.POSITIVE_INFINITY, rev: gone.message.rev, entry: gone.entry })
  }
  for (const op of ops.values()) {
    if (!isCall(op, 'delete') || op.outcome !== 'ok' || op.endedAt === null) continue
    const known = deletions.get(op.call.message)
    const rev = known?.rev ?? op.answer?.message?.rev ?? op.answer?.rev ?? Number.POSITIVE_INFINITY
    if (!known || op.endedAt < known.after) deletions.set(op.call.message, { after: op.endedAt, rev, entry: op })
  }
  return deletions
}

/** An answer is later when it was asked for after the deletion; a push may have been on its way, and is told by its rev. */
function isLater(entry: HistoryEntry, message: SeenMessage, { after, rev }: Deletion): boolean {
  if (message.deleted || message.rev >= rev) return true
  if (entry.type === 'op') return entry.startedAt > after
  return entry.type === 'fresh' && entry.at > after
}
