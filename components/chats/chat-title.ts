import type { Chat } from '#contracts/chats.ts'

/** What a chat is called on screen: a direct chat has the other person's name. */
export function chatTitle(chat: Chat): string {
  if (chat.kind !== 'direct') return chat.name
  return chat.peer ? chat.peer.display_name || chat.peer.username : chat.name
}
