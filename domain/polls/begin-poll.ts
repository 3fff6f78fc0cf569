import type { Poll, PollRequest } from '#contracts/polls.ts'

/** The poll that somebody asks for, as nobody has voted yet; null for none. Rule PL1. */
export function toPoll(request: PollRequest | null | undefined): Poll | null {
  if (!request) return null
  const { options, multiple = false, anonymous = false } = request
  return {
    options: options.map((text) => ({ text, votes: 0, people: [] })),
    multiple,
    anonymous,
    voters: 0,
    closed_at: null,
  }
}

/** The same poll before anybody had voted: how it is passed on. Rule PL5. */
export function emptied(poll: Poll): Poll {
  return toPoll({ ...poll, options: poll.options.map(({ text }) => text) }) as Poll
}

/** Whether a poll that stands is the one that was asked for, however people have voted. Rule DL3. */
export function isPollOf(poll: Poll | null | undefined, request: PollRequest | null | undefined): boolean {
  if (!poll || !request) return !poll === !request
  return (
    poll.multiple === (request.multiple ?? false) &&
    poll.anonymous === (request.anonymous ?? false) &&
    poll.options.length === request.options.length &&
    poll.options.every(({ text }, at) => text === request.options[at])
  )
}
