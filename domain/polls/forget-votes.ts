import type { DomainEvent } from '#domain/events.ts'
import { keepOwnVotes } from '#domain/polls/keep-own-votes.ts'
import { findVoters } from '#domain/polls/poll-store.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Takes what people have chosen in an anonymous poll that is being deleted out of their votes, and answers what tells their devices; the
 * chat's row is locked by the caller. Rule PL6.
 */
export async function forgetVotes(tx: Queryable, chatId: number, seq: number): Promise<DomainEvent[]> {
  const voters = await findVoters(tx, chatId, seq)
  return keepOwnVotes(
    tx,
    voters.map(({ userId, polls }) => ({ chatId, userId, polls: polls.filter((each) => each.seq !== seq) })),
  )
}
