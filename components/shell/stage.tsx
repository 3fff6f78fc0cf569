'use client'

import { SquarePen } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { Conversation } from '#components/messages/conversation.tsx'
import { goBackTo } from '#components/shell/navigation.ts'
import { useStageChat } from '#components/shell/use-stage-chat.ts'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

const toList = () => goBackTo({ place: 'list' })

/** The card that a conversation lies on. On phones it is a page that slides over the list. */
export function Stage({ openId, onNewChat }: { openId: number | null; onNewChat(): void }) {
  const chatId = useStageChat(openId)
  return (
    <main className="relative isolate min-w-0 overflow-hidden bg-stage max-sm:absolute max-sm:inset-0 max-sm:z-20 max-sm:translate-x-full max-sm:invisible max-sm:transition-[translate,visibility] max-sm:duration-(--dur-4) max-sm:ease-out max-sm:group-data-[place=chat]/window:visible max-sm:group-data-[place=chat]/window:translate-x-0 max-sm:group-data-instant/window:transition-none sm:rounded-card sm:shadow-sm">
      {chatId === null ? <NoChat onNewChat={onNewChat} /> : <Conversation chatId={chatId} onBack={toList} />}
    </main>
  )
}

/** The stage while no chat is open: how to begin, or what to open. */
function NoChat({ onNewChat }: { onNewChat(): void }) {
  const t = useTranslations('chats')
  const known = useMessengerState((state) => state.ready)
  const none = useMessengerState((state) => state.order.length === 0)
  return (
    <>
      <div className="wallpaper absolute inset-0 -z-1" />
      {known && (
        <div className="grid h-full animate-fade-in place-items-center">
          <div className="-mt-6">
            <EmptyState
              level={2}
              title={none ? t('stage.emptyTitle') : t('stage.pickTitle')}
              text={none ? t('stage.emptyText') : t('stage.pickText')}
              actions={
                <Button icon={<SquarePen aria-hidden />} onClick={onNewChat}>
                  {t('newChat')}
                </Button>
              }
            />
          </div>
        </div>
      )}
    </>
  )
}
