/** Everybody who hears a chat: its members, and who looks at a public one. */
export const chatRoom = (chatId: number) => `chat:${chatId}`

/** All devices of a person. */
export const userRoom = (userId: number) => `user:${userId}`

/** Who wants to know whether a person is there. */
export const presenceRoom = (userId: number) => `presence:${userId}`

/** The ids behind the rooms of one kind. */
export function idsOf(rooms: Iterable<string>, kind: 'chat' | 'user'): number[] {
  const prefix = `${kind}:`
  const ids: number[] = []
  for (const room of rooms) if (room.startsWith(prefix)) ids.push(Number(room.slice(prefix.length)))
  return ids
}
