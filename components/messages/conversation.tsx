'use client'

import { Suspense, useDeferredValue, useEffect, useRef } from 'react'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { FailedThread } from '#components/messages/failed-thread.tsx'
import { lazyTool } from '#components/messages/load-tools.ts'
import { OpenChat } from '#components/messages/open-chat.tsx'
import styles from '#components/messages/thread.module.css'
import { HeaderSkeleton, IslandSkeleton, ThreadSkeleton } from '#components/messages/thread-skeleton.tsx'
import { useKeyboardInset } from '#components/messages/use-keyboard-inset.ts'

const MissingChat = lazyTool('MissingChat')

interface ConversationProps {
  chatId: number
  /** Closes the chat: leads to the list, where that is a page of its own. */
  onBack?: () => void
}

/** One chat, filling the positioned element around it: header, messages, composer. */
export function Conversation({ chatId, onBack }: ConversationProps) {
  const messenger = useMessenger()
  const status = useMessengerState((state) => state.conversations.get(chatId)?.status ?? 'loading')
  const known = useMessengerState((state) => state.chats.has(chatId))
  // What is known right after the page came alive is drawn in small portions, between which the page answers.
  const drawn = useDeferredValue(known) && known
  const thread = useRef<HTMLDivElement>(null)
  useKeyboardInset(thread)

  useEffect(() => {
    void messenger.openChat(chatId)
    return () => messenger.leaveChat(chatId)
  }, [messenger, chatId])

  return (
    <div ref={thread} className={styles.thread}>
      <div className="wallpaper absolute inset-0 -z-1" />
      {status === 'missing' ? (
        <Suspense>
          <MissingChat onBack={onBack} />
        </Suspense>
      ) : drawn ? (
        <OpenChat key={chatId} chatId={chatId} onBack={onBack} />
      ) : status === 'failed' ? (
        <FailedThread onRetry={() => void messenger.openChat(chatId)} />
      ) : (
        <>
          <HeaderSkeleton />
          <ThreadSkeleton />
          <IslandSkeleton />
        </>
      )}
    </div>
  )
}
