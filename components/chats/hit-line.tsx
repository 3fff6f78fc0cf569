import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import { chatTitle } from '#components/chats/chat-title.ts'
import { Highlight } from '#components/chats/highlight.tsx'
import type { Hit } from '#components/chats/hit.ts'
import { usePresenceText } from '#components/presence/use-presence-text.ts'
import { Avatar, type AvatarSize } from '#components/ui/avatar.tsx'
import type { Chat } from '#contracts/chats.ts'
import type { User } from '#contracts/users.ts'

/** A face and two lines: what was found, with the found letters marked, and a word about it. */
export function HitLine({ hit, query, size }: { hit: Hit; query: string; size: AvatarSize }) {
  if (hit.kind === 'person') return <PersonLine user={hit.user} query={query} size={size} />
  const chat = hit.kind === 'chat' ? hit.entry.chat : hit.chat
  if (chat.peer) return <PersonLine user={chat.peer} query={query} size={size} />
  return <ChatLine chat={chat} query={query} size={size} />
}

export function PersonLine({ user, query, size }: { user: User; query: string; size: AvatarSize }) {
  const presence = useMessengerState((state) => state.presence.get(user.id))
  const connected = useMessengerState((state) => state.connection.state === 'online')
  const say = usePresenceText()
  const name = user.display_name || user.username
  return (
    <>
      <Avatar id={user.id} name={name} size={size} presence={connected ? presence?.state : undefined} />
      <Lines
        title={<Highlight text={name} query={query} />}
        text={
          <>
            @<Highlight text={user.username} query={query} />
            {connected && presence && `, ${say(presence)}`}
          </>
        }
      />
    </>
  )
}

function ChatLine({ chat, query, size }: { chat: Chat; query: string; size: AvatarSize }) {
  const t = useTranslations('chats')
  const kind = chat.kind === 'public' ? t('row.publicChat') : t('row.group')
  return (
    <>
      <ChatAvatar chat={chat} size={size} />
      <Lines
        title={<Highlight text={chatTitle(chat)} query={query} />}
        text={`${kind}, ${t('search.members', { count: chat.member_count })}`}
      />
    </>
  )
}

function Lines({ title, text }: { title: React.ReactNode; text: React.ReactNode }) {
  return (
    <span className="min-w-0 flex-1">
      <b className="block truncate text-base font-name tracking-[-0.012em]">
        <bdi>{title}</bdi>
      </b>
      <span className="block truncate text-sm text-ink-2">{text}</span>
    </span>
  )
}
