import type { Message } from '#contracts/messages.ts'
import type { Poll, VoteRequest } from '#contracts/polls.ts'
import type { Actor } from '#domain/actor.ts'
import { changeMessage, type MessagePlace } from '#domain/messages/change-message.ts'
import { keepOwnVotes } from '#domain/polls/keep-own-votes.ts'
import { planClose, planVote } from '#domain/polls/plan-vote.ts'
import { closePollAt, readOwnVotes, replacePoll } from '#domain/polls/poll-store.ts'

/**
 * Chooses answers of a poll instead of what the actor chose before, as one step of its chat, and answers the message as it stands then;
 * the same again changes nothing. In an anonymous poll his own devices hear what he chose, as one step of his own counter, and nobody
 * else. Rules PL2, PL3, DL4, DL7.
 * @throws `not_found` when there is no such poll for him, `forbidden` when he is no member, `conflict` when it is closed, `invalid` for
 *   answers that it does not have and for several where it asks for one, `invalid_token` when the session is over
 */
export function vote(actor: Actor, { chat_id: chatId, seq, options }: MessagePlace & VoteRequest): Promise<Message> {
  const { userId } = actor
  const place = { chatId, userId }
  let others: { seq: number; options: number[] }[] = []
  return changeMessage<Poll>(
    actor,
    { chat_id: chatId, seq },
    {
      action: 'vote',
      async plan(message, _standing, tx) {
        const polls = message.poll?.anonymous ? ((await readOwnVotes(tx, place))?.polls ?? []) : []
        others = polls.filter((each) => each.seq !== seq)
        const before = polls.find((each) => each.seq === seq)?.options ?? []
        return planVote(message, { userId, options, before })
      },
      async write(tx, row, poll) {
        await replacePoll(tx, row, poll)
        if (!poll.anonymous) return []
        const polls = options.length > 0 ? [...others, { seq, options: options.toSorted((a, b) => a - b) }] : others
        return keepOwnVotes(tx, [{ ...place, polls }])
      },
    },
  )
}

/**
 * Closes a poll for good, as one step of its chat, and answers the message as it stands then; again it changes nothing. Rules PL4, DL4, DL7.
 * @throws `not_found` when there is no such poll for the actor, `forbidden` when he has not made it and does not look after the chat,
 *   `invalid_token` when the session is over
 */
export function closePoll(actor: Actor, place: MessagePlace): Promise<Message> {
  return changeMessage(actor, place, {
    action: 'vote',
    plan: (message, standing) => planClose(message, actor.userId, standing),
    write: closePollAt,
  })
}
