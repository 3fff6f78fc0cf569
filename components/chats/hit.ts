import type { ChatEntry } from '#client/messenger.ts'
import type { Chat } from '#contracts/chats.ts'
import type { User } from '#contracts/users.ts'

/** One thing that a search found. */
export type Hit = { kind: 'chat'; entry: ChatEntry } | { kind: 'person'; user: User } | { kind: 'public'; chat: Chat }

/** Hits of one kind under one heading. */
export interface HitSection {
  title: 'chats' | 'people' | 'public'
  hits: readonly Hit[]
}

export function hitKey(hit: Hit): string {
  if (hit.kind === 'person') return `person-${hit.user.id}`
  return hit.kind === 'chat' ? `chat-${hit.entry.chat.id}` : `public-${hit.chat.id}`
}

/**
 * Puts together what was found here and on the server, each thing once: a person whose chat is among the person's own
 * hits is not repeated, nor is a public chat that is in the list already, nor oneself.
 */
export function hitSections(found: {
  chats: readonly ChatEntry[]
  people: readonly User[]
  publicChats: readonly Chat[]
  own: ReadonlyMap<number, ChatEntry>
  meId: number
}): readonly HitSection[] {
  const shownPeers = new Set(found.chats.map((entry) => entry.chat.peer?.id))
  const people = found.people.filter((user) => user.id !== found.meId && !shownPeers.has(user.id))
  const publicChats = found.publicChats.filter((chat) => !found.own.has(chat.id))
  const sections: HitSection[] = [
    { title: 'chats', hits: found.chats.map((entry) => ({ kind: 'chat', entry })) },
    { title: 'people', hits: people.map((user) => ({ kind: 'person', user })) },
    { title: 'public', hits: publicChats.map((chat) => ({ kind: 'public', chat })) },
  ]
  return sections.filter((section) => section.hits.length > 0)
}
