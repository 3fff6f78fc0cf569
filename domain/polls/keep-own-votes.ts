import type { OwnVotes } from '#contracts/polls.ts'
import { readEpoch } from '#domain/chats/chat-store.ts'
import { advanceUsers } from '#domain/chats/member-store.ts'
import type { DomainEvent } from '#domain/events.ts'
import { type VotesPlace, writeOwnVotes } from '#domain/polls/poll-store.ts'
import type { Queryable } from '#runtime/database.ts'

/**
 * Keeps what people have chosen in the anonymous polls of a chat, each as one step of his own counter, and answers what tells their
 * devices, to be published after the commit; the chat's row is locked by the caller.
 */
export async function keepOwnVotes(
  tx: Queryable,
  all: readonly (VotesPlace & Pick<OwnVotes, 'polls'>)[],
): Promise<DomainEvent[]> {
  if (all.length === 0) return []
  const heads = await advanceUsers(tx, new Map(all.map(({ userId }) => [userId, 1])))
  const epoch = await readEpoch(tx)
  const events: DomainEvent[] = []
  for (const { chatId, userId, polls } of all) {
    const rev = heads.get(userId) ?? 0
    const votes: OwnVotes = { polls, rev }
    await writeOwnVotes(tx, { chatId, userId }, votes)
    const changes = [{ type: 'votes' as const, rev, chat_id: chatId, votes }]
    events.push({ type: 'user_changed', userId, epoch, after: rev - 1, upto: rev, changes })
  }
  return events
}
