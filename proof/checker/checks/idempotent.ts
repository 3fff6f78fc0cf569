import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { Verdict } from '#proof/checker/verdict.ts'

/** I2: all *ok* answers for one `(author, client_id)` name the same message. */
export function judgeIdempotent({ intents }: HistoryIndex): Verdict[] {
  const verdict = new Verdict('I2', 'sends acknowledged more than once')
  for (const { tries, clientId } of intents.all) {
    if (clientId === null) continue
    const answered = tries.filter((op) => op.outcome === 'ok' && op.answer?.message)
    const [first, ...others] = answered
    if (others.length > 0) verdict.saw('sends acknowledged more than once')
    const told = first?.answer?.message
    for (const op of others) {
      const again = op.answer?.message
      if (told?.id === again?.id && told?.seq === again?.seq && told?.chat === again?.chat) continue
      verdict.against(`One send was acknowledged as message ${told?.id} and as message ${again?.id}`, first, op)
    }
  }
  return [verdict]
}
