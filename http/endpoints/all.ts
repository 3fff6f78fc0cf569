import type { Endpoint } from '#http/endpoint.ts'
import {
  createChatEndpoint,
  getChatEndpoint,
  listChatsEndpoint,
  listMembersEndpoint,
  markAllReadEndpoint,
  markReadEndpoint,
  markUnreadEndpoint,
  searchChatsEndpoint,
} from '#http/endpoints/chats.ts'
import { saveDraftEndpoint } from '#http/endpoints/drafts.ts'
import {
  deleteMessageEndpoint,
  editMessageEndpoint,
  listDaysEndpoint,
  listReadersEndpoint,
  listVersionsEndpoint,
  readMessagesEndpoint,
  sendMessageEndpoint,
} from '#http/endpoints/messages.ts'
import { listPinnedEndpoint, pinMessageEndpoint, unpinMessageEndpoint } from '#http/endpoints/pins.ts'
import { closePollEndpoint, voteEndpoint } from '#http/endpoints/polls.ts'
import { reactEndpoint, takeReactionBackEndpoint } from '#http/endpoints/reactions.ts'
import {
  getMeEndpoint,
  listUsersEndpoint,
  loginEndpoint,
  registerEndpoint,
  searchUsersEndpoint,
  updateMeEndpoint,
} from '#http/endpoints/users.ts'

/** Every call of the API, in the order the documentation shows them. A test compares it with the routes. */
export const ENDPOINTS: readonly Endpoint[] = [
  registerEndpoint,
  loginEndpoint,
  getMeEndpoint,
  updateMeEndpoint,
  listUsersEndpoint,
  searchUsersEndpoint,
  listChatsEndpoint,
  createChatEndpoint,
  searchChatsEndpoint,
  getChatEndpoint,
  listMembersEndpoint,
  markAllReadEndpoint,
  markReadEndpoint,
  markUnreadEndpoint,
  saveDraftEndpoint,
  readMessagesEndpoint,
  listDaysEndpoint,
  sendMessageEndpoint,
  editMessageEndpoint,
  deleteMessageEndpoint,
  listReadersEndpoint,
  listVersionsEndpoint,
  reactEndpoint,
  takeReactionBackEndpoint,
  listPinnedEndpoint,
  pinMessageEndpoint,
  unpinMessageEndpoint,
  voteEndpoint,
  closePollEndpoint,
]
