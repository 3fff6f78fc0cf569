/**
 * Every documented limit of the product, in one place: REST, Socket.IO, `/ws/chat` and the screens read the same numbers.
 * Lengths of text are counted in Unicode code points, after trimming where nothing else is said.
 */
export const LIMITS = {
  usernameMin: 3,
  usernameMax: 32,
  passwordMin: 8,
  passwordMax: 256,
  displayNameMax: 64,
  chatNameMax: 64,
  messageMax: 8000,
  /** The same with the space around it, which is kept as it was sent. */
  messageSentMax: 8192,
  /** The part of a message that a reply quotes. */
  quoteMax: 1000,
  /** How much of the original a reply shows. */
  replyTextMax: 200,
  /** Texts of one message that are listed, the newest ones. */
  versionsMax: 100,
  /** Different emoji at one message. */
  reactionKindsMax: 20,
  /** People in one group when it is created, the creator included. */
  groupMembersMax: 1000,
  /** Messages in one page of `GET /api/messages/{chat_id}`. */
  historyPageMax: 1000,
  historyPageDefault: 100,
  /** People or chats in one page of a list. */
  listPageMax: 500,
  listPageDefault: 100,
  searchTextMax: 100,
  /** Unread messages are counted up to this number; the number itself means "this many or more". */
  unreadCountMax: 1000,
  /** Revisions of all chats together that one answer of `sync` or `changes` carries. */
  changesPageMax: 500,
  /** People whom one message calls by name. */
  mentionsMax: 50,
  /** Unread mentions are listed up to this number, the oldest first. */
  unreadMentionsMax: 100,
  /** Bytes of a JSON request body: room for the longest message with every character escaped (12 bytes each). */
  jsonBodyMax: 128 * 1024,
  /** Bytes of what a browser reports about a page's policy. */
  reportBodyMax: 16 * 1024,
  /** Bytes of one WebSocket frame. */
  frameMax: 64 * 1024,
  /** Open sockets of one person, all devices and tabs together. */
  socketsPerUserMax: 20,
  /** Open sockets from one address: a school behind one router fits. */
  socketsPerAddressMax: 2000,
  /** Public chats that one socket may look into without being a member. */
  visitsPerSocketMax: 50,
  /** Chats that one `sync` may name: what fits into a frame. */
  syncChatsMax: 2000,
  /** People whose presence one socket may watch. */
  presenceWatchMax: 500,
} as const
