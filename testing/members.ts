import type { Member } from '#contracts/chats.ts'
import type { Actor } from '#domain/actor.ts'
import { listMembers } from '#domain/chats/list-members.ts'

/** The whole list of a chat's members, as this person sees it. */
export async function membersOf(actor: Actor, chatId: number): Promise<Member[]> {
  const parts: Member[][] = []
  for await (const part of listMembers(actor, chatId)) parts.push(part)
  return parts.flat()
}
