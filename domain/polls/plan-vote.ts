import type { Message } from '#contracts/messages.ts'
import type { Poll } from '#contracts/polls.ts'
import { AppError } from '#domain/app-error.ts'
import { can, type Standing } from '#domain/chats/chat-policy.ts'
import { messageNotFound } from '#domain/messages/message-not-found.ts'

/** Somebody's choice: places of answers. */
export interface Vote {
  userId: number
  options: readonly number[]
  /** What he had chosen, as far as the poll itself does not say it: in an anonymous one. */
  before: readonly number[]
}

/**
 * A poll, which stands under the lock of its chat, with somebody's choice in place of the one before; null when nothing has to change.
 * Rules PL2, PL3.
 * @throws `not_found` when there is no poll, `conflict` when it is closed, `invalid` for answers that it does not have, and for several
 *   where one is asked for
 */
export function planVote(message: Message, { userId, options, before }: Vote): Poll | null {
  const poll = needPoll(message)
  if (poll.options.length <= Math.max(...options)) throw invalid('There is no such answer')
  if (!poll.multiple && options.length > 1) throw invalid('Only one answer can be chosen')
  const had = poll.anonymous ? before : placesOf(poll, userId)
  if (isSameChoice(had, options)) return null
  if (poll.closed_at !== null) throw new AppError('conflict', 'The poll is closed')
  return {
    ...poll,
    voters: poll.voters + Number(options.length > 0) - Number(had.length > 0),
    options: poll.options.map((option, at) => {
      const [has, wants] = [had.includes(at), options.includes(at)]
      if (has === wants) return option
      if (poll.anonymous) return { ...option, votes: option.votes + (wants ? 1 : -1) }
      const people = wants ? [...option.people, userId] : option.people.filter((id) => id !== userId)
      return { ...option, people, votes: people.length }
    }),
  }
}

/**
 * Whether a poll takes no votes any more from now on; null when it is closed already. Rule PL4.
 * @throws `not_found` when there is no poll, `forbidden` for who has not made it and does not look after the chat
 */
export function planClose(message: Message, userId: number, standing: Standing): 'close' | null {
  const poll = needPoll(message)
  if (message.user_id !== userId && !can(standing, 'delete_of_others')) {
    throw new AppError('forbidden', 'Only who has made a poll can close it')
  }
  return poll.closed_at === null ? 'close' : null
}

/** The answers that somebody has chosen in an open poll, by their places. */
export function placesOf({ options }: Poll, userId: number): number[] {
  return options.flatMap(({ people }, at) => (people.includes(userId) ? [at] : []))
}

function needPoll({ deleted_at, poll }: Message): Poll {
  if (deleted_at !== null || !poll) throw messageNotFound()
  return poll
}

function isSameChoice(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((at) => other.includes(at))
}

function invalid(message: string): AppError {
  return new AppError('invalid', message, { errors: [{ path: 'options', message }] })
}
