import { message } from '#contracts/messages.ts'
import { emoji } from '#contracts/reactions.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { endpoint } from '#http/endpoint.ts'
import { MESSAGE_NOT_FOUND, messagePlace } from '#http/endpoints/message-place.ts'

const params = messagePlace.extend({ emoji: emoji.meta({ description: 'One emoji, percent-encoded' }) })

export const reactEndpoint = endpoint({
  method: 'PUT',
  path: '/api/messages/{chat_id}/{seq}/reactions/{emoji}',
  name: 'react',
  tag: 'Messages',
  summary: 'Reacts to a message with an emoji',
  description: 'One reaction per person and emoji: doing it again changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params,
  answer: message,
  problems: [
    MESSAGE_NOT_FOUND,
    ['forbidden', 'Only members can react'],
    ['conflict', `A message has at most ${SERVER_LIMITS.reactionKindsMax} different reactions`],
  ],
})

export const takeReactionBackEndpoint = endpoint({
  method: 'DELETE',
  path: '/api/messages/{chat_id}/{seq}/reactions/{emoji}',
  name: 'takeReactionBack',
  tag: 'Messages',
  summary: 'Takes one’s reaction back',
  description: 'One that is not there changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, ['forbidden', 'Only members can react']],
})
