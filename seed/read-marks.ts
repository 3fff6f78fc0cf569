import type { SeedChat, SeedMember, SeedMessage } from '#seed/assemble-chat.ts'
import type { Person } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'

/** Not more than this waits in a chat that somebody has only just not seen. */
const LITTLE = 5

/**
 * Places the read marks: whoever is away stopped before the late messages, others have read everything or nearly so.
 * Nobody's mark is before his own last words.
 */
export function placeMarks(chat: SeedChat, away: ReadonlySet<Person>, random: Random): void {
  const firstLate = chat.messages.find((message) => message.late)?.seq ?? chat.head + 1
  for (const member of chat.members) {
    if (away.has(member.person)) member.lastReadSeq = Math.max(ownLastSeq(chat, member), firstLate - 1)
    else member.lastReadSeq = random.chance(0.55) ? chat.head : nearlyAll(chat, member, random)
  }
}

/** Gives everybody a chat with a few unread messages, if some chat ends with words of others. */
export function leaveSomethingToRead(chats: readonly SeedChat[], random: Random): void {
  const people = new Set(chats.flatMap((chat) => chat.members.map((member) => member.person)))
  for (const person of people) {
    const places = chats.flatMap((chat) => {
      const member = chat.members.find((each) => each.person === person)
      return member ? [{ chat, member }] : []
    })
    if (places.some(({ chat, member }) => isLittle(unreadOf(chat, member, member.lastReadSeq)))) continue
    const possible = places.filter(({ chat, member }) => isLittle(unreadOf(chat, member, ownLastSeq(chat, member))))
    if (possible.length === 0) continue
    const { chat, member } = random.pick(possible)
    member.lastReadSeq = ownLastSeq(chat, member)
  }
}

const isLittle = (count: number) => count >= 1 && count <= LITTLE

function nearlyAll(chat: SeedChat, member: SeedMember, random: Random): number {
  return Math.max(ownLastSeq(chat, member), chat.head - random.int(1, LITTLE))
}

function ownLastSeq(chat: SeedChat, member: SeedMember): number {
  return chat.messages.findLast((message) => message.author === member.person)?.seq ?? member.joinedSeq
}

function unreadOf(chat: SeedChat, member: SeedMember, mark: number): number {
  const waits = (message: SeedMessage) => message.seq > mark && !message.system && message.author !== member.person
  return chat.messages.filter(waits).length
}
