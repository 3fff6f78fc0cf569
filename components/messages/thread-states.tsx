import { CloudOff, MessagesSquare } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { ChatAvatar } from '#components/chats/chat-avatar.tsx'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'
import type { Chat } from '#contracts/chats.ts'

/** The address leads to a chat that is not there, or not for this person: the two look alike. */
export function MissingChat({ onBack }: { onBack?: () => void }) {
  const t = useTranslations('thread.missing')
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        title={t('title')}
        text={t('text')}
        actions={onBack && <Button onClick={onBack}>{t('action')}</Button>}
      />
    </div>
  )
}

/** The history could not be loaded. */
export function FailedThread({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('thread.failed')
  return (
    <div role="alert" className="grid h-full place-items-center p-6 text-center">
      <div className="max-w-90">
        <span className="mx-auto mb-4 grid size-14 place-items-center rounded-full bg-apricot-soft text-apricot-ink">
          <CloudOff aria-hidden />
        </span>
        <h2 className="text-lg font-title">{t('title')}</h2>
        <p className="mt-1 mb-4 text-balance text-ink-2">{t('text')}</p>
        <Button onClick={onRetry}>{t('action')}</Button>
      </div>
    </div>
  )
}

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
