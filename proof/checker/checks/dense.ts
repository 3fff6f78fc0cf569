import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { isCall, type Op } from '#proof/checker/index/intents.ts'
import { eachMember } from '#proof/checker/index/sightings.ts'
import type { Stored } from '#proof/checker/index/stored.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf, HistoryEntry } from '#proof/history/entry.ts'

type DenseVerdict = Verdict<'steps' | 'messages' | 'steps left to doubt'>

/**
 * I5: the revs of a chat are exactly 1 to head; every seq is unique and never changes.
 *
 * The rows keep the last rev of each entity only, so a step is known by what is left of it in the rows, by an answer, or by an
 * event. A step that all of these leave out must have been made by an operation whose rev nobody was told, and overwritten
 * since by a later change of the same thing; each such operation explains one step. A message keeps its seq for ever, so
 * where nothing was edited the rows alone decide.
 */
export function judgeDense(index: HistoryIndex): Verdict[] {
  const verdict: DenseVerdict = new Verdict('I5', 'steps', 'messages', 'steps left to doubt')
  const chats = new Map<number, Steps>()
  for (const row of index.stored?.chats.values() ?? []) chats.set(row.chat, new Steps(row))
  for (const versions of index.versions.messages()) {
    verdict.saw('messages')
    const [first] = versions
    if (!first) continue
    for (const { message, entry } of versions) {
      if (message.seq !== first.message.seq || message.chat !== first.message.chat) {
        verdict.against(
          `Message ${message.id} has seq ${first.message.seq} in chat ${first.message.chat}, and seq ${message.seq} in chat ${message.chat}`,
          first.entry,
          entry,
        )
      }
      if (message.seq > message.rev) {
        verdict.against(`Message ${message.id} changed at ${message.rev}, before its seq ${message.seq}`, entry)
      }
      const steps = chats.get(message.chat)
      steps?.made(verdict, message.rev, message.id, entry)
      steps?.made(verdict, message.seq, message.id, entry)
    }
  }
  for (const entry of index.entries) noteSteps(verdict, chats, entry)
  for (const op of index.of('op')) {
    const hidden = index.stored && hiddenStep(index.stored, op)
    if (hidden) chats.get(hidden.chat)?.hidden.push(hidden)
  }
  for (const steps of chats.values()) steps.conclude(verdict)
  return [verdict]
}

/** Steps that no message names: of members, and those of which only the number was told. */
function noteSteps(verdict: DenseVerdict, chats: ReadonlyMap<number, Steps>, entry: HistoryEntry): void {
  const seen = (chat: number, rev: number) => chats.get(chat)?.made(verdict, rev, null, entry)
  eachMember(entry, (chat, member) => seen(chat, member.rev))
  if (entry.type === 'stored_member') seen(entry.chat, entry.rev)
  if (entry.type === 'applied' || entry.type === 'delivered') {
    for (const rev of entry.revs) seen(entry.chat, rev)
  }
  if (entry.type !== 'op') return
  for (const steps of entry.answer?.steps ?? []) {
    for (const rev of steps.revs) seen(steps.chat, rev)
  }
  if (entry.answer?.rev !== undefined && 'chat' in entry.call) seen(entry.call.chat, entry.answer.rev)
}

/** A step that an operation may have made and that left no trace, somewhere between two others. */
interface Hidden {
  chat: number
  op: Op
  after: number
  before: number
}

function hiddenStep(stored: Stored, op: Op): Hidden | null {
  if (op.outcome === 'fail' || op.answer?.message || op.answer?.rev !== undefined) return null
  if (isCall(op, 'edit', 'delete', 'react', 'unreact', 'pin', 'unpin')) {
    const row = stored.messages.get(op.call.message)
    return row ? { chat: op.call.chat, op, after: row.seq, before: row.rev } : null
  }
  if (isCall(op, 'set_role', 'add_member')) {
    const row = stored.members.get(op.call.chat, op.call.member)
    return { chat: op.call.chat, op, after: 1, before: row?.rev ?? Number.POSITIVE_INFINITY }
  }
  if (isCall(op, 'join', 'leave', 'remove_member', 'rename_chat')) {
    return { chat: op.call.chat, op, after: 1, before: Number.POSITIVE_INFINITY }
  }
  return null
}

/** What is known of the steps of one chat. */
class Steps {
  readonly hidden: Hidden[] = []
  /** The message that each step changed; 0 for a step without one, undefined for a step that nothing is known of. */
  private readonly owners: (number | undefined)[] = []

  constructor(private readonly chat: EntryOf<'stored_chat'>) {}

  made(verdict: DenseVerdict, rev: number, messageId: number | null, entry: HistoryEntry): void {
    if (rev < 1 || rev > this.chat.head) {
      verdict.against(
        `Step ${rev} of chat ${this.chat.chat} was told, and its head is ${this.chat.head}`,
        entry,
        this.chat,
      )
      return
    }
    const owner = this.owners[rev]
    if (messageId !== null && owner && owner !== messageId) {
      verdict.against(`Step ${rev} of chat ${this.chat.chat} belongs to messages ${owner} and ${messageId}`, entry)
    }
    this.owners[rev] = messageId ?? owner ?? 0
  }

  conclude(verdict: DenseVerdict): void {
    const candidates = this.hidden.sort((a, b) => a.before - b.before)
    const missing: number[] = []
    for (let rev = 1; rev <= this.chat.head; rev++) {
      if (this.owners[rev] !== undefined) {
        verdict.saw('steps')
        continue
      }
      const place = candidates.findIndex(({ after, before }) => after < rev && rev < before)
      if (place === -1) missing.push(rev)
      else candidates.splice(place, 1)
      if (place !== -1) verdict.saw('steps left to doubt')
    }
    if (missing.length === 0) return
    const named = missing.slice(0, 10).join(', ')
    verdict.against(
      `Chat ${this.chat.chat} has head ${this.chat.head}, and nothing has made the steps ${named}${missing.length > 10 ? ' …' : ''}`,
      this.chat,
    )
  }
}
