import { MessagesSquare } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import type { Chat } from '#contracts/chats.ts'

/** A chat in which nobody has said anything yet. */
export function EmptyThread({ chat }: { chat: Chat }) {
  const t = useTranslations('thread.empty')
  const meId = useMessengerState((state) => state.me.id)
  const kind = chat.kind !== 'direct' ? 'group' : chat.peer?.id === meId ? 'self' : 'direct'
  const name = chat.peer?.display_name ?? ''
  return (
    <div className="m-auto max-w-80 rounded-card px-6 py-5 text-center shadow-[inset_0_0_0_1px_var(--mm-line)] glass">
      {kind === 'direct' ? (
        <ChatAvatar chat={chat} size={64} className="mx-auto" />
      ) : (
        <span className="mx-auto grid size-14 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <MessagesSquare aria-hidden />
        </span>
      )}
      <h2 className="mt-3 font-title">{t(kind)}</h2>
      <p className="mt-1 text-sm text-balance text-ink-2">{t(`${kind}Hint`, { name })}</p>
    </div>
  )
}
