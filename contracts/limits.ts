/**
 * The documented limits that browsers know of too. Those that the server alone enforces stand in `server-limits.ts`: pages do not
 * carry them. REST, Socket.IO, `/ws/chat` and the screens read the same numbers. Lengths of text are counted in Unicode code
 * points, after trimming where nothing else is said.
 */
export const LIMITS = {
  usernameMin: 3,
  usernameMax: 32,
  passwordMin: 8,
  passwordMax: 256,
  displayNameMax: 64,
  chatNameMax: 64,
  messageMax: 8000,
  /** A draft, in UTF-16 units: a longer one stays on the device where it was written. */
  draftMax: 10_000,
  /** The part of a message that a reply quotes. */
  quoteMax: 1000,
  /** How much of the original a reply shows. */
  replyTextMax: 200,
  /** Answers of a poll, and code points of one. */
  pollOptionsMin: 2,
  pollOptionsMax: 12,
  pollOptionMax: 100,
  /** People in one group when it is created, the creator included. */
  groupMembersMax: 1000,
  /** People or chats in one page of a list. */
  listPageMax: 500,
  /** Unread messages are counted up to this number; the number itself means "this many or more". */
  unreadCountMax: 1000,
  /** Unread mentions are listed up to this number, the oldest first. */
  unreadMentionsMax: 100,
  /** Chats that one `sync` may name: what fits into a frame. */
  syncChatsMax: 2000,
  /** People whose presence one socket may watch. */
  presenceWatchMax: 500,
} as const
