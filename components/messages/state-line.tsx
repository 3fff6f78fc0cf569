import { useEffect, useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { TypingLine } from '#components/chats/typing-line.tsx'
import { presenceSentence } from '#components/format/last-seen.ts'
import { shortName } from '#components/format/names.ts'
import { useRegion } from '#components/format/use-region.ts'
import { useWatchPresence } from '#components/presence/use-watch-presence.ts'
import type { Chat } from '#contracts/chats.ts'
import { LIMITS } from '#contracts/limits.ts'
import type { User } from '#contracts/users.ts'
import { useNow } from '#i18n/use-now.ts'

interface StateLineProps {
  entry: ChatEntry
  /** What is wrong with the connection; null when nothing is. */
  connection: 'offline' | 'connecting' | 'updating' | null
}

/** The second line of the header: the connection if it is lost, who types, or who is there. */
export function StateLine({ entry, connection }: StateLineProps) {
  const t = useTranslations('thread')
  const { chat, typing } = entry
  if (connection) return t(`connection.${connection}`)
  if (typing.length > 0) {
    return <TypingLine names={chat.kind === 'direct' ? [] : typing.map((person) => shortName(person.displayName))} />
  }
  if (chat.kind !== 'direct') return <MembersLine chat={chat} />
  return chat.peer ? <PeerLine peer={chat.peer} /> : null
}

function PeerLine({ peer }: { peer: User }) {
  const t = useTranslations('chats')
  const region = useRegion()
  const now = useNow()
  const presence = useMessengerState((state) => state.presence.get(peer.id))
  useWatchPresence(useMemo(() => [peer.id], [peer.id]))
  const online = useMessengerState((state) => state.connection.state === 'online')
  // Until the server has told, nothing is known of anybody.
  if (!now || (!presence && !online)) return null
  const sentence = presenceSentence(presence, now.getTime(), region)
  const words = t(sentence.key, 'values' in sentence ? sentence.values : undefined)
  return presence?.state === 'online' ? <span className="text-success-ink">{words}</span> : words
}

function MembersLine({ chat }: { chat: Chat }) {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  const members = useMessengerState((state) => state.members.get(chat.id))
  const ids = useMemo(
    () => (members ?? []).slice(0, LIMITS.presenceWatchMax).map((member) => member.user.id),
    [members],
  )
  const online = useMessengerState((state) => ids.filter((id) => state.presence.get(id)?.state === 'online').length)
  useWatchPresence(ids)

  const wanted = members === undefined && chat.membership !== null
  useEffect(() => {
    if (wanted) void messenger.loadMembers(chat.id)
  }, [messenger, chat.id, wanted])

  // One's own presence alone says nothing of the others.
  return online > 1
    ? t('membersOnline', { count: chat.member_count, online })
    : t('members', { count: chat.member_count })
}
