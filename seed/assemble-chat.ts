import type { ChatKind, MemberRole } from '#contracts/chats.ts'
import type { SystemNote } from '#contracts/messages.ts'
import type { Person } from '#seed/people.ts'
import type { Random } from '#seed/random.ts'

/** Somebody says something at a time (ms since 1970). */
export interface Utterance {
  author: Person
  text: string
  at: number
  /** True when people who are away have not seen it. */
  late?: boolean
}

export interface SeedMessage {
  seq: number
  author: Person
  clientId: string | null
  content: string
  system: SystemNote | null
  at: number
  late: boolean
}

export interface SeedMember {
  person: Person
  role: MemberRole
  /** The chat's head when he joined. */
  joinedSeq: number
  joinedAt: number
  lastReadSeq: number
}

/** A chat with all its rows, numbered as the chat itself would have numbered them. */
export interface SeedChat {
  kind: ChatKind
  name: string
  /** The first member created it. */
  members: SeedMember[]
  createdAt: number
  head: number
  messages: SeedMessage[]
}

interface Plan {
  kind: ChatKind
  name: string
  people: readonly Person[]
  createdAt: number
  utterances: readonly Utterance[]
}

/**
 * Numbers a chat from 1 without a gap: its creation with everybody in it (a line of a group or public chat, no line of a
 * direct one), then what is said, each person's joining of a public chat as a line before his first words.
 * Read marks stand where people joined.
 */
export function assembleChat({ kind, name, people, createdAt, utterances }: Plan, random: Random): SeedChat {
  const [creator] = people
  if (!creator) throw new Error(`Nobody creates the chat ${name}`)
  const chat: SeedChat = { kind, name, members: [], createdAt, head: 1, messages: [] }
  const founders = kind === 'public' ? [creator] : people
  for (const person of founders)
    join(chat, person, kind !== 'direct' && person === creator ? 'owner' : 'member', createdAt)
  if (kind !== 'direct') {
    append(chat, 1, creator, { type: 'chat_created', name }, `created the chat “${name}”`, createdAt)
  }
  for (const { author, text, at, late } of utterances) {
    if (!chat.members.some((member) => member.person === author)) {
      chat.head++
      join(chat, author, 'member', at)
      append(chat, chat.head, author, { type: 'member_joined' }, 'joined the chat', at)
    }
    chat.head++
    append(chat, chat.head, author, null, text, at, late, random.uuid())
  }
  return chat
}

function join(chat: SeedChat, person: Person, role: MemberRole, at: number): void {
  chat.members.push({ person, role, joinedSeq: chat.head, joinedAt: at, lastReadSeq: chat.head })
}

function append(
  chat: SeedChat,
  seq: number,
  author: Person,
  system: SystemNote | null,
  content: string,
  at: number,
  late = false,
  clientId: string | null = null,
): void {
  chat.messages.push({ seq, author, clientId, content, system, at, late })
}
