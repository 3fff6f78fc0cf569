import type { Reaction } from '#contracts/reactions.ts'

/** The reactions of a message as they will be once what the person wishes is known to the server. Rules RX1, RX5, RX6. */
export function shownReactions(
  reactions: readonly Reaction[],
  wishes: ReadonlyMap<string, boolean> | undefined,
  meId: number,
): readonly Reaction[] {
  if (!wishes) return reactions
  const shown = reactions.map(({ emoji, people }) => {
    const on = wishes.get(emoji)
    if (on === undefined || people.includes(meId) === on) return { emoji, people }
    return { emoji, people: on ? [...people, meId] : people.filter((id) => id !== meId) }
  })
  for (const [emoji, on] of wishes) {
    if (on && !reactions.some((each) => each.emoji === emoji)) shown.push({ emoji, people: [meId] })
  }
  return shown.filter(({ people }) => people.length > 0)
}
