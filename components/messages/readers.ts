import type { Member } from '#contracts/chats.ts'

/** Who of the others has read a message and who has not, each in the order of the list. Rule TH21. */
export function readersOf(
  members: readonly Member[],
  message: { seq: number; authorId: number },
): { read: readonly Member[]; others: readonly Member[] } {
  const asked = members.filter(({ user }) => user.id !== message.authorId)
  return {
    read: asked.filter((member) => member.last_read_seq >= message.seq),
    others: asked.filter((member) => member.last_read_seq < message.seq),
  }
}
