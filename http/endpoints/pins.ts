import { message, pinnedMessages } from '#contracts/messages.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { endpoint } from '#http/endpoint.ts'
import { MESSAGE_NOT_FOUND, messagePlace } from '#http/endpoints/message-place.ts'

const FORBIDDEN = ['forbidden', 'In groups and public chats owners and admins pin'] as const

export const pinMessageEndpoint = endpoint({
  method: 'PUT',
  path: '/api/messages/{chat_id}/{seq}/pin',
  name: 'pinMessage',
  tag: 'Messages',
  summary: 'Pins a message for everybody in the chat',
  description: 'Again it changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, FORBIDDEN, ['conflict', `A chat has at most ${SERVER_LIMITS.pinsMax} pinned messages`]],
})

export const unpinMessageEndpoint = endpoint({
  method: 'DELETE',
  path: '/api/messages/{chat_id}/{seq}/pin',
  name: 'unpinMessage',
  tag: 'Messages',
  summary: 'Takes the pin of a message away',
  description: 'One that is not there changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, FORBIDDEN],
})

export const listPinnedEndpoint = endpoint({
  method: 'GET',
  path: '/api/messages/{chat_id}/pinned',
  name: 'listPinned',
  tag: 'Messages',
  summary: 'The pinned messages of a chat, oldest first',
  access: 'signed_in',
  limit: 'read',
  params: messagePlace.pick({ chat_id: true }),
  answer: pinnedMessages,
  problems: [['not_found', 'Chat not found']],
})
