import type { Message } from '#contracts/messages.ts'
import type { OwnVotes, Poll, PollRequest } from '#contracts/polls.ts'

/** A poll as one sees it. */
export interface Ballot {
  options: readonly { text: string; votes: number; people: readonly number[]; chosen: boolean }[]
  multiple: boolean
  anonymous: boolean
  voters: number
  closed: boolean
}

/** The poll of a message as it will be once what the person wishes is known to the server; null for what is no poll. Rules PL3, PL7. */
export function shownBallot(
  { seq, poll }: Pick<Message, 'seq' | 'poll'>,
  votes: OwnVotes | null,
  wish: readonly number[] | undefined,
  meId: number,
): Ballot | null {
  if (!poll) return null
  const { multiple, anonymous, closed_at } = poll
  const had = chosenIn({ seq, poll }, votes, meId)
  const wants = wish ?? had
  const options = poll.options.map(({ text, votes, people }, at) => {
    const [has, chosen] = [had.includes(at), wants.includes(at)]
    if (has === chosen) return { text, votes, people, chosen }
    const others = people.filter((id) => id !== meId)
    return { text, votes: votes + (chosen ? 1 : -1), people: chosen && !anonymous ? [...others, meId] : others, chosen }
  })
  const voters = poll.voters + Number(wants.length > 0) - Number(had.length > 0)
  return { options, multiple, anonymous, voters, closed: closed_at !== null }
}

/** One that has not reached the server. */
export function newBallot({ options, multiple = false, anonymous = false }: PollRequest): Ballot {
  return {
    options: options.map((text) => ({ text, votes: 0, people: [], chosen: false })),
    multiple,
    anonymous,
    voters: 0,
    closed: false,
  }
}

/** The answers that one has chosen, by their places. */
export function chosenIn({ seq, poll }: { seq: number; poll: Poll }, votes: OwnVotes | null, meId: number): number[] {
  if (poll.anonymous) return votes?.polls.find((each) => each.seq === seq)?.options ?? []
  return poll.options.flatMap(({ people }, at) => (people.includes(meId) ? [at] : []))
}
