import { sql } from 'drizzle-orm'
import type { ChatKind, MemberRole } from '#contracts/chats.ts'
import { AppError } from '#domain/app-error.ts'

/** What decides who may do what in a chat: its kind, and the person's role when he is a member. */
export interface Standing {
  kind: ChatKind
  role: MemberRole | null
}

/** What a person is to a chat: a role of a member, a visitor of a public one, a stranger to a private one or to none. */
type Place = MemberRole | 'visitor' | 'stranger'

/** `hidden` is answered like a chat that does not exist. */
type Verdict = 'allowed' | 'forbidden' | 'hidden'

const EVERYBODY_WHO_SEES = { owner: 'allowed', admin: 'allowed', member: 'allowed', visitor: 'allowed' } as const
const MODERATORS = { owner: 'allowed', admin: 'allowed', member: 'forbidden', visitor: 'forbidden' } as const
const MEMBERS = { owner: 'allowed', admin: 'allowed', member: 'allowed', visitor: 'forbidden' } as const

/**
 * Who may do what in a chat, for every transport. Reading, hearing, the list of members and typing are `see`; writing in a public
 * chat joins it. To a stranger everything is hidden. `SEES_CHAT` says the first row in SQL. Rules CH1, CH6, CH11, ED1, DE1, RX3, PL2.
 */
const POLICY = {
  see: { ...EVERYBODY_WHO_SEES, stranger: 'hidden' },
  post: { ...EVERYBODY_WHO_SEES, stranger: 'hidden' },
  edit: { ...MEMBERS, stranger: 'hidden' },
  delete: { ...MEMBERS, stranger: 'hidden' },
  react: { ...MEMBERS, stranger: 'hidden' },
  vote: { ...MEMBERS, stranger: 'hidden' },
  delete_of_others: { ...MODERATORS, stranger: 'hidden' },
  pin: { ...MEMBERS, stranger: 'hidden' },
  pin_in_group: { ...MODERATORS, stranger: 'hidden' },
  mention_all: { ...MODERATORS, stranger: 'hidden' },
  have_read_mark: { ...MEMBERS, stranger: 'hidden' },
  keep_draft: { ...MEMBERS, stranger: 'hidden' },
} as const satisfies Record<string, Record<Place, Verdict>>

export type ChatAction = keyof typeof POLICY

const WHY_FORBIDDEN: Partial<Record<ChatAction, string>> = {
  edit: 'Only members can edit their messages',
  delete: 'Only members can delete messages',
  react: 'Only members can react',
  vote: 'Only members can vote',
  pin: 'Only members can pin messages',
  pin_in_group: 'Only owners and admins can pin messages here',
  have_read_mark: 'Only members have a read mark',
  keep_draft: 'Only members keep drafts',
}

/** `see` of the policy in a query over the chat `c` and the person's row `s` in it, null when he is no member. Rule CH1. */
export const SEES_CHAT = sql`(s.user_id IS NOT NULL OR c.kind = 'public')`

/** Whether a person may do this; `undefined` is the standing in a chat that does not exist. */
export function can(standing: Standing | undefined, action: ChatAction): standing is Standing {
  return verdict(standing, action) === 'allowed'
}

/**
 * Passes when a person may do this.
 * @throws `not_found` when the chat is not there for him, `forbidden` when he sees it and may not do this
 */
export function checkMay(standing: Standing | undefined, action: ChatAction): asserts standing is Standing {
  if (can(standing, action)) return
  if (verdict(standing, action) === 'hidden') throw chatNotFound()
  throw new AppError('forbidden', WHY_FORBIDDEN[action] ?? 'This is not allowed in this chat')
}

/** True when a message of this person joins him first. Rule CH6. */
export function joinsByPosting(standing: Standing): boolean {
  return placeOf(standing) === 'visitor'
}

/** What does not exist and what the caller may not see is answered alike. */
export function chatNotFound(): AppError {
  return new AppError('not_found', 'Chat not found')
}

function verdict(standing: Standing | undefined, action: ChatAction): Verdict {
  return POLICY[action][placeOf(standing)]
}

function placeOf(standing: Standing | undefined): Place {
  if (!standing) return 'stranger'
  return standing.role ?? (standing.kind === 'public' ? 'visitor' : 'stranger')
}
