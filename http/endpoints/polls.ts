import { message } from '#contracts/messages.ts'
import { voteRequest } from '#contracts/polls.ts'
import { endpoint } from '#http/endpoint.ts'
import { MESSAGE_NOT_FOUND, messagePlace } from '#http/endpoints/message-place.ts'

export const voteEndpoint = endpoint({
  method: 'PUT',
  path: '/api/messages/{chat_id}/{seq}/vote',
  name: 'vote',
  tag: 'Messages',
  summary: 'Chooses answers of a poll',
  description:
    'They stand instead of what the caller chose before; none takes his vote back. The same again changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  body: voteRequest,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, ['forbidden', 'Only members can vote'], ['conflict', 'The poll is closed']],
})

export const closePollEndpoint = endpoint({
  method: 'PUT',
  path: '/api/messages/{chat_id}/{seq}/closed',
  name: 'closePoll',
  tag: 'Messages',
  summary: 'Closes a poll for good',
  description: 'Again it changes nothing. The answer is the message.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, ['forbidden', 'Only who has made a poll can close it']],
})
