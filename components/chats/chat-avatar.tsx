import { chatTitle } from '#components/chats/chat-title.ts'
import { Avatar, type AvatarSize } from '#components/ui/avatar.tsx'
import type { Chat } from '#contracts/chats.ts'
import type { PresenceState } from '#contracts/users.ts'

/** The face of a chat: of a direct one the other person's, of all others its own. */
export function ChatAvatar(props: { chat: Chat; size: AvatarSize; presence?: PresenceState; className?: string }) {
  const { chat } = props
  return (
    <Avatar
      id={chat.peer?.id ?? chat.id}
      name={chatTitle(chat)}
      size={props.size}
      group={chat.kind !== 'direct'}
      presence={props.presence}
      className={props.className}
    />
  )
}
