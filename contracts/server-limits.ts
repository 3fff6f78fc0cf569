/** The documented limits that the server alone enforces, whichever transport brings something. The others stand in `limits.ts`. */
export const SERVER_LIMITS = {
  /** A message's text with the space around it, which is kept as it was sent; without it LIMITS.messageMax holds. */
  messageSentMax: 8192,
  /** Texts of one message that are listed, the newest ones. */
  versionsMax: 100,
  /** In a chat with more members those who have read a message are counted, not named. */
  readersNamedMax: 100,
  /** As long it is kept when somebody has read what (days). */
  readTimesDays: 30,
  /** Different emoji at one message. */
  reactionKindsMax: 20,
  /** Messages in one page of `GET /api/messages/{chat_id}`. */
  historyPageMax: 1000,
  historyPageDefault: 100,
  listPageDefault: 100,
  searchTextMax: 100,
  /** Revisions of all chats together that one answer of `sync` or `changes` carries. */
  changesPageMax: 500,
  /** People whom one message calls by name. */
  mentionsMax: 50,
  /** Pinned messages of one chat. */
  pinsMax: 100,
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
} as const
