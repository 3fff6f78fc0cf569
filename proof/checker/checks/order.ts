import type { HistoryIndex } from '#proof/checker/index/history-index.ts'
import { beganAt, type Intent, type SendOp } from '#proof/checker/index/intents.ts'
import { groupBy } from '#proof/checker/index/sorted.ts'
import { Verdict } from '#proof/checker/verdict.ts'
import type { EntryOf } from '#proof/history/entry.ts'

/** So many places back a send is compared with the nearest that its device had not left over. */
const NEIGHBOURS = 50

type Placed = Intent & { seq: number }

/**
 * I6: a acknowledged before b was first tried, same chat: seq(a) < seq(b).
 * I7: a queued before b on one device in one chat: seq(a) < seq(b). A device that forgets all it had begins a new queue:
 * what its old one left on the way may arrive at any time.
 */
export function judgeOrder(history: HistoryIndex): Verdict[] {
  const { intents } = history
  const realTime = new Verdict('I6', 'sends after an acknowledged one')
  const queues = new Verdict('I7', 'neighbours in a queue')
  const placed = intents.all.filter((intent): intent is Placed => intent.seq !== null)
  for (const chat of groupBy(placed, chatOf).values()) judgeRealTime(realTime, chat)
  const forgotten = groupBy(
    history.of('forgot').filter(({ chat }) => chat === null),
    ({ client }) => client,
  )
  const queued = placed.filter((intent) => lastPlaced(intent) !== null)
  for (const queue of groupBy(queued, (intent) => `${chatOf(intent)} ${lastPlaced(intent)?.client}`).values()) {
    judgeQueue(queues, queue, forgotten.get(lastPlaced(queue[0] as Placed)?.client ?? '') ?? [])
  }
  return [realTime, queues]
}

/** Walks the sends of a chat by their start, and keeps the highest seq that had been acknowledged by then. */
function judgeRealTime(verdict: Verdict<'sends after an acknowledged one'>, chat: Placed[]): void {
  const byStart = chat.sort((a, b) => beganAt(a) - beganAt(b))
  const byEnd = chat
    .filter(({ acknowledged }) => acknowledged !== null)
    .sort((a, b) => acknowledgedAt(a) - acknowledgedAt(b))
  let next = 0
  let highest: Placed | null = null
  for (const intent of byStart) {
    for (; next < byEnd.length && acknowledgedAt(byEnd[next] as Placed) < beganAt(intent); next++) {
      const before = byEnd[next] as Placed
      if (!highest || before.seq > highest.seq) highest = before
    }
    if (!highest) continue
    verdict.saw('sends after an acknowledged one')
    if (highest.seq < intent.seq) continue
    verdict.against(
      `In chat ${chatOf(intent)} seq ${intent.seq} was first tried after seq ${highest.seq} had been acknowledged`,
      highest.acknowledged,
      intent.tries[0],
      intent.acknowledged ?? intent.row,
    )
  }
}

function judgeQueue(
  verdict: Verdict<'neighbours in a queue'>,
  queue: Placed[],
  forgotten: readonly EntryOf<'forgot'>[],
): void {
  const byPlace = queue
    .map((intent) => ({ intent, op: lastPlaced(intent), place: lastPlaced(intent)?.call.place ?? 0 }))
    .sort((a, b) => a.place - b.place)
  byPlace.forEach((later, at) => {
    const earlier = byPlace
      .slice(Math.max(0, at - NEIGHBOURS), at)
      .findLast(({ intent }) => !wasLeftOver(intent, beganAt(later.intent), forgotten))
    if (!earlier) return
    verdict.saw('neighbours in a queue')
    if (earlier.intent.seq < later.intent.seq) return
    verdict.against(
      `On ${later.op?.client} place ${earlier.place} of the queue of chat ${later.op?.call.chat} got seq ${earlier.intent.seq}, and place ${later.place} got seq ${later.intent.seq}`,
      earlier.op,
      later.op,
    )
  })
}

/** A send that was on the way, not acknowledged, when its device forgot its queue, before the next one began. */
function wasLeftOver(intent: Placed, nextBegan: number, forgotten: readonly EntryOf<'forgot'>[]): boolean {
  const began = lastPlaced(intent)?.startedAt ?? 0
  return forgotten.some(
    ({ at }) => began <= at && at <= nextBegan && (!intent.acknowledged || acknowledgedAt(intent) > at),
  )
}

const chatOf = (intent: Intent) => intent.tries[0]?.call.chat ?? 0
const acknowledgedAt = (intent: Intent) => intent.acknowledged?.endedAt ?? 0

/** The try that keeps its place: a message that was refused has left the queue, and may be queued again at a later place. */
function lastPlaced(intent: Intent): SendOp | null {
  const last = intent.acknowledged ?? intent.tries.at(-1)
  return last && last.outcome !== 'fail' && last.call.place !== null ? last : null
}
