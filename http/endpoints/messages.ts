import { z } from 'zod'
import { editRequest, message, messageDays, messageReaders, messageVersion, sendRequest } from '#contracts/messages.ts'
import { calendarMonth, counterText, idText, limitText, timeZone } from '#contracts/primitives.ts'
import { SERVER_LIMITS } from '#contracts/server-limits.ts'
import { endpoint } from '#http/endpoint.ts'
import { MESSAGE_NOT_FOUND, messagePlace } from '#http/endpoints/message-place.ts'

const CHAT_NOT_FOUND = ['not_found', 'Chat not found'] as const

export const readMessagesEndpoint = endpoint({
  method: 'GET',
  path: '/api/messages/{chat_id}',
  name: 'readMessages',
  tag: 'Messages',
  summary: 'A page of what people wrote in a chat, oldest first; the newest page without a cursor',
  access: 'signed_in',
  limit: 'read',
  params: z.object({ chat_id: idText }),
  query: z
    .object({
      limit: limitText(SERVER_LIMITS.historyPageMax, SERVER_LIMITS.historyPageDefault),
      before_seq: counterText.optional().meta({ description: 'Only messages before this place' }),
      after_seq: counterText.optional().meta({ description: 'Only messages after this place' }),
    })
    .refine(
      (ask) => ask.before_seq === undefined || ask.after_seq === undefined,
      'Use one of before_seq and after_seq',
    ),
  answer: z.array(message),
  answerHeaders: { Link: '`rel="prev"`: the page before, `rel="next"`: the page after, where there are any' },
  problems: [CHAT_NOT_FOUND],
})

export const listDaysEndpoint = endpoint({
  method: 'GET',
  path: '/api/messages/{chat_id}/days',
  name: 'listDays',
  tag: 'Messages',
  summary: 'The days of a month on which something was said in a chat, each with its first message',
  description: 'For a calendar. Days begin and end as the clocks of `time_zone` say; without it in UTC.',
  access: 'signed_in',
  limit: 'read',
  params: z.object({ chat_id: idText }),
  query: z.object({
    month: calendarMonth.optional().meta({ description: 'A month such as `2026-11`; the present one when not given' }),
    time_zone: timeZone.default('UTC'),
  }),
  answer: messageDays,
  problems: [CHAT_NOT_FOUND],
})

export const sendMessageEndpoint = endpoint({
  method: 'POST',
  path: '/api/messages/',
  name: 'sendMessage',
  tag: 'Messages',
  summary: 'Stores a message and delivers it to everybody in the chat',
  description:
    'The text is kept exactly as sent. A repeat with the same `client_id` answers the first message again and stores nothing. `reply` answers a message of the same chat, `forward` passes on one from any chat the sender reads.',
  access: 'signed_in',
  limit: 'send',
  body: sendRequest,
  answer: message,
  problems: [CHAT_NOT_FOUND, ['conflict', 'The client_id was used for another message']],
})

export const editMessageEndpoint = endpoint({
  method: 'PATCH',
  path: '/api/messages/{chat_id}/{seq}',
  name: 'editMessage',
  tag: 'Messages',
  summary: 'Gives one of your own messages another text',
  description:
    '`version` is the one the new text replaces: when the message was edited meanwhile, nothing is changed and the answer is 409. A repeat of an edit that was stored answers the same again.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  body: editRequest,
  answer: message,
  problems: [
    MESSAGE_NOT_FOUND,
    ['forbidden', 'Only your own messages can be edited'],
    ['conflict', 'The message was edited meanwhile'],
  ],
})

export const deleteMessageEndpoint = endpoint({
  method: 'DELETE',
  path: '/api/messages/{chat_id}/{seq}',
  name: 'deleteMessage',
  tag: 'Messages',
  summary: 'Deletes a message for everybody',
  description:
    'One’s own, or as an owner or admin of the chat anybody’s. The answer is what is left of it: its place, without any text it has had. A repeat answers the same again.',
  access: 'signed_in',
  limit: 'send',
  params: messagePlace,
  answer: message,
  problems: [MESSAGE_NOT_FOUND, ['forbidden', 'Only your own messages can be deleted']],
})

export const listReadersEndpoint = endpoint({
  method: 'GET',
  path: '/api/messages/{chat_id}/{seq}/readers',
  name: 'listReaders',
  tag: 'Messages',
  summary: 'Who of the others has read a message, and when',
  description: `In a chat with more than ${SERVER_LIMITS.readersNamedMax} members they are counted only. When somebody has read something is kept for ${SERVER_LIMITS.readTimesDays} days.`,
  access: 'signed_in',
  limit: 'read',
  params: messagePlace,
  answer: messageReaders,
  problems: [MESSAGE_NOT_FOUND, ['forbidden', 'Only members have a read mark']],
})
export const listVersionsEndpoint = endpoint({
  method: 'GET',
  path: '/api/messages/{chat_id}/{seq}/versions',
  name: 'listVersions',
  tag: 'Messages',
  summary: 'The texts that a message has had, oldest first, the present one at last',
  description: `At most the newest ${SERVER_LIMITS.versionsMax}.`,
  access: 'signed_in',
  limit: 'read',
  params: messagePlace,
  answer: z.array(messageVersion),
  problems: [MESSAGE_NOT_FOUND],
})
