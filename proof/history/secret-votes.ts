/** A user whom no server has. */
export const NOBODY = 2_147_483_647

/** The one answer that people of a run choose or take back: a vote stands in a history as a reaction does. */
export const VOTE = 'vote'

/** What everybody sees of votes that nobody sees: how many they are; nothing where there are none. */
export function secretVotes(count: number): { user: number; emoji: string }[] {
  return count === 0 ? [] : [{ user: NOBODY, emoji: `${VOTE} ${count}` }]
}
