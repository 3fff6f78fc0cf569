/** Steps behind which the newest page is a better answer than all that was missed. */
const RESET_BEYOND = 2000

/** Steps of one chat, in `(after, upto]`. */
export interface Stretch {
  chatId: number
  after: number
  upto: number
}

/** True for a cursor that steps cannot serve: from a future that a restore took away, or too far behind. Rules DL11, DL12. */
export function mustReset(cursor: number, head: number): boolean {
  return cursor > head || head - cursor > RESET_BEYOND
}

/** The next stretch after a cursor, of at most `room` steps. */
export function nextStretch(cursor: number, head: number, room: number): { after: number; upto: number } {
  return { after: cursor, upto: Math.min(head, cursor + room) }
}

/**
 * Shares the room of one answer among chats, those with the least to tell first. Answers the stretches that fit, at least one
 * step each, and the chats that have more to tell than that.
 */
export function shareRoom(
  cursors: readonly { chatId: number; cursor: number; head: number }[],
  room: number,
): { stretches: Stretch[]; behind: number[] } {
  const stretches: Stretch[] = []
  const behind: number[] = []
  let left = room
  for (const { chatId, cursor, head } of [...cursors].sort((a, b) => a.head - a.cursor - (b.head - b.cursor))) {
    if (left === 0 || mustReset(cursor, head)) {
      behind.push(chatId)
      continue
    }
    const stretch = { chatId, ...nextStretch(cursor, head, left) }
    left -= stretch.upto - stretch.after
    stretches.push(stretch)
    if (stretch.upto < head) behind.push(chatId)
  }
  return { stretches, behind }
}

/** One stretch for each chat, which holds all of those that were given. */
export function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const joined = new Map<number, Stretch>()
  for (const { chatId, after, upto } of stretches) {
    const other = joined.get(chatId) ?? { chatId, after, upto }
    joined.set(chatId, { chatId, after: Math.min(after, other.after), upto: Math.max(upto, other.upto) })
  }
  return [...joined.values()]
}
