import { useRef } from 'react'
import { sameItems, useMessenger, useMessengerState } from '#client/hooks.ts'
import { Composer } from '#components/messages/composer.tsx'
import { ConversationHeader } from '#components/messages/conversation-header.tsx'
import { MessageList, type MessageListHandle } from '#components/messages/message-list.tsx'
import { ThreadSkeleton } from '#components/messages/thread-skeleton.tsx'
import { FailedThread } from '#components/messages/thread-states.tsx'
import { useThreadKeys } from '#components/messages/use-thread-keys.ts'

/** A chat that is known, whether or not its messages are here yet. */
export function OpenChat({ chatId, onBack }: { chatId: number; onBack?: () => void }) {
  const messenger = useMessenger()
  const entry = useMessengerState((state) => state.chats.get(chatId))
  const conversation = useMessengerState((state) => state.conversations.get(chatId))
  const outbox = useMessengerState((state) => state.outbox.filter((item) => item.chatId === chatId), sameItems)
  const me = useMessengerState((state) => state.me)
  const offline = useMessengerState((state) => state.connection.state === 'offline')
  const list = useRef<MessageListHandle>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useThreadKeys(field, (way) => list.current?.page(way))
  if (!entry) return null

  const shows = (conversation?.messages.length ?? 0) > 0 || outbox.length > 0
  const here = conversation && (conversation.status === 'ready' || shows)
  return (
    <>
      <ConversationHeader entry={entry} onBack={onBack} />
      {here ? (
        <MessageList
          ref={list}
          entry={entry}
          conversation={conversation}
          outbox={outbox}
          me={me}
          offline={offline}
          onLeave={() => field.current?.focus({ preventScroll: true })}
        />
      ) : conversation?.status === 'failed' ? (
        <FailedThread onRetry={() => void messenger.openChat(chatId)} />
      ) : (
        <ThreadSkeleton />
      )}
      <Composer
        chatId={chatId}
        fieldRef={field}
        joins={entry.chat.membership === null}
        onSend={() => list.current?.sent()}
      />
    </>
  )
}
