import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { beganAt, isCall, type Op } from '#proof/checker/index/intents.ts'
import { PairMap } from '#proof/checker/index/pair-map.ts'
import { endOf } from '#proof/checker/index/sightings.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { HistoryEntry } from '#proof/history/entry.ts'
import type { SeenMessage } from '#proof/history/parts.ts'

/** I3: everything stored or shown was sent by somebody; a *fail* send is nowhere. */
export function judgeInvention(index: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I3', 'looks of messages', 'refused sends', 'rows on screens')
  const wishes = new Wishes(index)
  for (const intent of index.intents.all) {
    if (intent.tries.every((op) => op.outcome === 'fail')) verdict.saw('refused sends')
  }
  for (const versions of index.versions.messages()) {
    versions.forEach(({ message, entry }, at) => {
      verdict.saw('looks of messages')
      const [reason, ...about] = wishes.whyNot(message, entry, at === 0)
      if (reason) verdict.against(`Message ${message.id} of chat ${message.chat} ${reason}`, entry, ...about)
      else if (at === 0 && index.stored && !index.stored.messages.has(message.id)) {
        verdict.against(`Message ${message.id} of chat ${message.chat} was shown, and is stored nowhere`, entry)
      }
    })
  }
  for (const screen of index.of('rendered')) {
    for (const row of screen.rows) {
      verdict.saw('rows on screens')
      if (row.id === null || index.versions.of(row.id).length > 0) continue
      verdict.against(`Message ${row.id} stands on a screen, and nobody was told of it`, screen)
    }
  }
  return [verdict]
}

/** All that anybody wished to say, by what it may have become. */
class Wishes {
  private readonly keyless = new Map<string, Op>()
  private readonly edits = new PairMap<number, string, Op>()
  private readonly joins = new PairMap<number, number, Op>()
  private readonly foundations = new Map<number, Op>()

  constructor(private readonly index: HistoryIndex) {
    for (const op of index.of('op')) {
      if (op.outcome === 'fail') continue
      if (isCall(op, 'send') && op.call.clientId === null) this.keyless.set(keyOf(op.user, op.call), op)
      if (isCall(op, 'edit')) this.edits.set(op.call.message, op.call.content, op)
      if (isCall(op, 'send', 'join')) this.joins.set(op.user, op.call.chat, op)
      if (isCall(op, 'add_member')) this.joins.set(op.call.member, op.call.chat, op)
      if (isCall(op, 'create_chat')) this.foundations.set(op.user, op)
    }
  }

  /** Why nobody can have meant this look of a message; nothing when somebody did. */
  whyNot(message: SeenMessage, entry: HistoryEntry, first: boolean): [reason?: string, ...about: Op[]] {
    if (message.system !== null) return this.whyNotSystem(message)
    const intent = message.clientId === null ? undefined : this.index.intents.underKey(message.author, message.clientId)
    if (message.clientId !== null && !intent) return ['was sent by nobody']
    if (intent && first && endOf(entry) > 0 && endOf(entry) < beganAt(intent)) return ['was shown before it was sent']
    const refused = intent?.tries.every((op) => op.outcome === 'fail')
    if (intent && refused) return ['is there, though its send was refused', ...intent.tries]
    if (message.deleted || this.edits.get(message.id, message.content)) return []
    const meant = intent
      ? intent.tries.some((op) => op.outcome !== 'fail' && isWish(op.call, message))
      : this.keyless.has(keyOf(message.author, message))
    return meant ? [] : [`says what nobody wrote`, ...(intent?.tries ?? [])]
  }

  private whyNotSystem(message: SeenMessage): [reason?: string] {
    if (message.system === 'member_joined' && !this.joins.get(message.author, message.chat)) {
      return ['says that somebody joined who did not']
    }
    if (message.system === 'chat_created' && !this.foundations.has(message.author)) {
      return ['says that somebody made a chat who did not']
    }
    return []
  }
}

const isWish = (call: { chat: number; content: string }, message: SeenMessage) =>
  call.chat === message.chat && call.content === message.content

const keyOf = (author: number, { chat, content }: { chat: number; content: string }) => `${author} ${chat} ${content}`
