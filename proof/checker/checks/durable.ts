import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import type { Intent, SendOp } from '#proof/checker/index/intents.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import type { Stored, StoredMessage } from '#proof/checker/index/stored.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/**
 * I1: every *ok* send is stored exactly once, with the acknowledged id, seq and text.
 * I4: an *unknown* send is stored zero or one time, and once if a retry was *ok*.
 */
export function judgeDurable({ stored, intents, versions }: HistoryIndex): Verdict[] {
  const durable = new Verdict('I1', 'acknowledged sends')
  const unknown = new Verdict('I4', 'sends with an unknown try', 'of them acknowledged later')
  if (!stored) return [durable, unknown]
  const keyless: Intent[] = []
  for (const intent of intents.all) {
    const doubtful = intent.tries.find((op) => op.outcome === 'unknown')
    if (doubtful) unknown.saw('sends with an unknown try')
    if (doubtful && intent.acknowledged) unknown.saw('of them acknowledged later')
    for (const op of intent.tries) {
      if (op.outcome !== 'ok') continue
      durable.saw('acknowledged sends')
      judgeAnswer(durable, op, intent.row)
    }
    if (intent.clientId === null) {
      keyless.push(intent)
      continue
    }
    const rows = stored.underKey(intent.author, intent.clientId)
    const [first] = intent.tries
    if (doubtful && intent.acknowledged && rows.length !== 1) {
      unknown.against(
        `A send whose retry was ok is stored ${rows.length} times`,
        doubtful,
        intent.acknowledged,
        ...rows,
      )
    } else if (doubtful && rows.length > 1) {
      unknown.against(`A send with an unknown outcome is stored ${rows.length} times`, doubtful, ...rows)
    }
    if (intent.acknowledged && rows.length > 1) {
      durable.against(`An acknowledged send is stored ${rows.length} times`, first, ...rows)
    }
  }
  judgeKeyless(unknown, durable, keyless, stored, (row) => versions.of(row.id)[0]?.message.content ?? row.content)
  return [durable, unknown]
}

function judgeAnswer(durable: Verdict<'acknowledged sends'>, op: SendOp, row: StoredMessage | null): void {
  const told = op.answer?.message
  if (!row) {
    durable.against(`The send of ${quote(op.call.content)} was acknowledged, and is not stored`, op)
    return
  }
  if (row.chat !== op.call.chat) durable.against('An acknowledged send is stored in another chat', op, row)
  if (row.version === 0 && !row.deleted && row.content !== op.call.content) {
    durable.against(`The send of ${quote(op.call.content)} is stored as ${quote(row.content)}`, op, row)
  }
  if (!told) return
  if (told.id !== row.id || told.seq !== row.seq) {
    durable.against(
      `A send was acknowledged as message ${told.id} with seq ${told.seq}, and is stored as ${row.id} with seq ${row.seq}`,
      op,
      row,
    )
  }
}

/** Sends without a key cannot be told apart: of those that say the same, as many are stored as can have been. */
function judgeKeyless(
  unknown: Verdict,
  durable: Verdict,
  intents: readonly Intent[],
  stored: Stored,
  textOf: (row: StoredMessage) => string,
): void {
  const keyOf = (author: number, chat: number, content: string) => `${author} ${chat} ${content}`
  const rows = groupBy(
    [...stored.messages.values()].filter((row) => row.clientId === null && row.system === null),
    (row) => keyOf(row.author, row.chat, textOf(row)),
  )
  const wishes = groupBy(
    intents.flatMap(({ tries }) => tries),
    (op) => keyOf(op.user, op.call.chat, op.call.content),
  )
  for (const [key, tries] of wishes) {
    const same = rows.get(key) ?? []
    const possible = tries.filter((op) => op.outcome !== 'fail')
    const sure = possible.filter((op) => op.outcome === 'ok')
    if (same.length <= possible.length) continue
    const verdict = possible.length > sure.length ? unknown : durable
    verdict.against(`${possible.length} sends without a key are stored ${same.length} times`, ...possible, ...same)
  }
}

function quote(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`
}
