import type { SeedChat, SeedMember } from '#seed/assemble-chat.ts'
import type { Person } from '#seed/people.ts'

/** A person's own counter, as his memberships and read marks would have moved it. */
export interface Steps {
  heads: ReadonlyMap<Person, number>
  userRevs: ReadonlyMap<SeedMember, number>
  /** ms since 1970: when he last joined, wrote or read. */
  lastSeen: ReadonlyMap<Person, number>
}

/** Counts one step for each chat a person came into and one for each read mark that moved since, in the order of time. */
export function numberSteps(chats: readonly SeedChat[]): Steps {
  const steps = chats
    .flatMap((chat) => chat.members.flatMap((member) => stepsOf(chat, member)))
    .sort((one, other) => one.at - other.at)
  const heads = new Map<Person, number>()
  const userRevs = new Map<SeedMember, number>()
  const lastSeen = new Map<Person, number>()
  for (const { member, at } of steps) {
    const head = (heads.get(member.person) ?? 0) + 1
    heads.set(member.person, head)
    userRevs.set(member, head)
    lastSeen.set(member.person, at)
  }
  return { heads, userRevs, lastSeen }
}

function stepsOf(chat: SeedChat, member: SeedMember): { member: SeedMember; at: number }[] {
  const joined = { member, at: member.joinedAt }
  if (member.lastReadSeq === member.joinedSeq) return [joined]
  const read = chat.messages.findLast((message) => message.seq <= member.lastReadSeq)
  return [joined, { member, at: Math.max(member.joinedAt, read?.at ?? 0) }]
}
