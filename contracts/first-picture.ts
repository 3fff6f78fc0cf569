import type { Chat } from '#contracts/chats.ts'
import type { HistoryPage } from '#contracts/messages.ts'

/** Names the session that was ended in this browser while the server was out of reach: its page is drawn without a picture. */
export const SIGNED_OUT_COOKIE = 'signed-out'

/**
 * What the server draws of the messenger before the browser has asked for anything: the newest of the person's chats, the
 * chat that is open, and a windowful of it. All of one moment.
 */
export interface FirstPicture {
  epoch: string
  /** Newest activity first. The last words are cut to what a row can show. */
  chats: Chat[]
  /** The open chat, whether or not it is among them; null when none is open or the person may not see it. */
  open: Chat | null
  /** Its messages where the screen opens it: the newest ones, or those around the first unread one; null without it. */
  page: HistoryPage | null
}
