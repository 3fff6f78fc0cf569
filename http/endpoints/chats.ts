import { z } from 'zod'
import { chat, createChatRequest, member, readAnswer, readMark, unreadMark } from '#contracts/chats.ts'
import { idText, searchText } from '#contracts/primitives.ts'
import { endpoint } from '#http/endpoint.ts'

const chatIdParams = z.object({ chat_id: idText })
const CHAT_NOT_FOUND = ['not_found', 'Chat not found'] as const

export const listChatsEndpoint = endpoint({
  method: 'GET',
  path: '/api/chats/',
  name: 'listChats',
  tag: 'Chats',
  summary: "The caller's chats, newest activity first",
  description: 'The name of a direct chat is `Chat with <username of the other>`.',
  access: 'signed_in',
  limit: 'read',
  answer: z.array(chat),
})

export const createChatEndpoint = endpoint({
  method: 'POST',
  path: '/api/chats/',
  name: 'createChat',
  tag: 'Chats',
  summary: 'Creates a public chat or a private group by name, or opens the direct chat with a person',
  description:
    'By `name`: a **public** chat, which any signed-in user may open and find, and joins by posting. With `user_id`: the direct chat with that person, always the same one. In JSON with `member_ids` or `visibility: "private"`: a private group.',
  access: 'signed_in',
  limit: 'write',
  query: z.object({ name: z.string().optional(), user_id: idText.optional() }),
  body: createChatRequest,
  bodyOptional: true,
  answer: chat,
  problems: [
    ['bad_request', 'Chat name cannot be empty'],
    ['bad_request', 'Cannot create chat with yourself'],
    ['not_found', 'User not found'],
  ],
})

export const searchChatsEndpoint = endpoint({
  method: 'GET',
  path: '/api/chats/search/{text}',
  name: 'searchChats',
  tag: 'Chats',
  summary: 'Public chats whose name contains the text, in any case',
  access: 'signed_in',
  limit: 'search',
  params: z.object({ text: searchText }),
  answer: z.array(chat),
})

export const getChatEndpoint = endpoint({
  method: 'GET',
  path: '/api/chats/{chat_id}',
  name: 'getChat',
  tag: 'Chats',
  summary: 'One chat, as the caller sees it',
  access: 'signed_in',
  limit: 'read',
  params: chatIdParams,
  answer: chat,
  problems: [CHAT_NOT_FOUND],
})

export const listMembersEndpoint = endpoint({
  method: 'GET',
  path: '/api/chats/{chat_id}/members',
  name: 'listMembers',
  tag: 'Chats',
  summary: 'Everybody who is in a chat, in the order they joined',
  description:
    'The list is whole, however long. Who only wants to know how many there are reads `member_count` of the chat.',
  access: 'signed_in',
  limit: 'read',
  params: chatIdParams,
  answer: z.array(member),
  problems: [CHAT_NOT_FOUND],
})

export const markReadEndpoint = endpoint({
  method: 'PUT',
  path: '/api/chats/{chat_id}/read',
  name: 'markRead',
  tag: 'Chats',
  summary: "Moves the caller's read mark forward; it never goes back",
  description:
    'A flag that marks the chat unread goes when `seq` reaches its place. With `unread_from` only the flag at that place goes, wherever the mark is; with null none does.',
  access: 'signed_in',
  limit: 'write',
  params: chatIdParams,
  body: readMark,
  answer: readAnswer,
  problems: [CHAT_NOT_FOUND, ['forbidden', 'Only members have a read mark']],
})

export const markAllReadEndpoint = endpoint({
  method: 'PUT',
  path: '/api/chats/read',
  name: 'markAllRead',
  tag: 'Chats',
  summary: 'Reads everything that waits for the caller',
  description: 'Answers the caller’s place in each chat that was not read, as `PUT /api/chats/{chat_id}/read` would.',
  access: 'signed_in',
  limit: 'write',
  answer: z.array(readAnswer),
})

export const markUnreadEndpoint = endpoint({
  method: 'PUT',
  path: '/api/chats/{chat_id}/unread',
  name: 'markUnread',
  tag: 'Chats',
  summary: 'Marks a chat unread for the caller from a message on',
  description:
    'A flag beside the read mark, which stays where it is; nobody else hears of it. What is unread is counted from there until the flag is taken away by reading.',
  access: 'signed_in',
  limit: 'write',
  params: chatIdParams,
  body: unreadMark,
  answer: readAnswer,
  problems: [CHAT_NOT_FOUND, ['forbidden', 'Only members have a read mark']],
})
