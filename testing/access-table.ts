import type { ClientEvents } from '#contracts/socket-events.ts'
import type { ChatAction } from '#domain/chats/chat-policy.ts'

/** Who asks. `removed` was a member of the chat and is none any more; the session of `signed_out` has ended. */
export const ACTORS = ['anonymous', 'signed_out', 'stranger', 'removed', 'member', 'owner'] as const
export type ActorName = (typeof ACTORS)[number]

/** What is asked about. In the direct chat `owner` is a member like the other. */
export const CHATS = ['group', 'direct', 'public', 'missing'] as const
export type ChatName = (typeof CHATS)[number]

/** What a call needs: nothing, a session, or a right in the chat it names. */
export type Need = 'anyone' | 'signed_in' | Exclude<ChatAction, 'delete_of_others' | 'mention_all' | 'pin_in_group'>

/** Every call of the API, by its name. */
export const CALLS: Record<string, Need> = {
  register: 'anyone',
  login: 'anyone',
  getMe: 'signed_in',
  updateMe: 'signed_in',
  listUsers: 'signed_in',
  searchUsers: 'signed_in',
  listChats: 'signed_in',
  createChat: 'signed_in',
  searchChats: 'signed_in',
  getChat: 'see',
  listMembers: 'see',
  markAllRead: 'signed_in',
  markRead: 'have_read_mark',
  markUnread: 'have_read_mark',
  saveDraft: 'keep_draft',
  readMessages: 'see',
  listDays: 'see',
  sendMessage: 'post',
  editMessage: 'edit',
  deleteMessage: 'delete',
  react: 'react',
  takeReactionBack: 'react',
  listReaders: 'have_read_mark',
  listVersions: 'see',
  listPinned: 'see',
  pinMessage: 'pin',
  unpinMessage: 'pin',
  vote: 'vote',
  closePoll: 'edit',
}

/**
 * Every event of a socket. Nobody without a session has a socket. Typing is answered to nobody: who may not see the chat is only
 * not heard.
 */
export const EVENTS: Record<keyof ClientEvents, Need> = {
  'message:send': 'post',
  'chat:read': 'have_read_mark',
  'chat:typing': 'signed_in',
  'chat:open': 'see',
  'chat:close': 'signed_in',
  'presence:watch': 'signed_in',
  'presence:state': 'signed_in',
  sync: 'signed_in',
  changes: 'see',
  history: 'see',
}

const OK = { group: 200, direct: 200, public: 200, missing: 404 } as const
const HIDDEN = { group: 404, direct: 404, public: 200, missing: 404 } as const
const NO_MEMBER = { ...HIDDEN, public: 403 } as const
const NOT_HIS = { group: 403, direct: 403, public: 403, missing: 404 } as const
const NOBODY = { group: 401, direct: 401, public: 401, missing: 401 } as const

type Answers = Record<ActorName, Record<ChatName, number>>
const nobody = { anonymous: NOBODY, signed_out: NOBODY }
const anybody = { group: 200, direct: 200, public: 200, missing: 200 } as const

/** What each is answered, as HTTP says it: written down here, not computed from the policy that it judges. */
export const ANSWERS: Record<Need, Answers> = {
  anyone: {
    anonymous: anybody,
    signed_out: anybody,
    stranger: anybody,
    removed: anybody,
    member: anybody,
    owner: anybody,
  },
  signed_in: { ...nobody, stranger: anybody, removed: anybody, member: anybody, owner: anybody },
  see: { ...nobody, stranger: HIDDEN, removed: HIDDEN, member: OK, owner: OK },
  post: { ...nobody, stranger: HIDDEN, removed: HIDDEN, member: OK, owner: OK },
  /** A message of the owner's. */
  edit: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: NOT_HIS, owner: OK },
  /** The same one. */
  delete: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: NOT_HIS, owner: OK },
  react: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: OK, owner: OK },
  vote: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: OK, owner: OK },
  /** In groups and public chats owners pin, in direct ones both. */
  pin: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: { ...NOT_HIS, direct: 200 }, owner: OK },
  have_read_mark: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: OK, owner: OK },
  keep_draft: { ...nobody, stranger: NO_MEMBER, removed: NO_MEMBER, member: OK, owner: OK },
}
