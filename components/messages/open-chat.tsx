import { Suspense, useRef } from 'react'
import { sameItems, useMessenger, useMessengerState } from '#client/hooks.ts'
import { Composer } from '#components/messages/composer.tsx'
import { ConversationHeader } from '#components/messages/conversation-header.tsx'
import { FailedThread } from '#components/messages/failed-thread.tsx'
import { isTouch } from '#components/messages/is-touch.ts'
import { lazyTool } from '#components/messages/load-tools.ts'
import { MessageList, type MessageListHandle } from '#components/messages/message-list.tsx'
import { ThreadSkeleton } from '#components/messages/thread-skeleton.tsx'
import { useEdit } from '#components/messages/use-edit.ts'
import { useLayerEscape } from '#components/messages/use-layer-escape.ts'
import { usePinned } from '#components/messages/use-pinned.ts'
import { useSelection } from '#components/messages/use-selection.ts'
import { useThreadKeys } from '#components/messages/use-thread-keys.ts'
import { currentWishes, wishKey } from '#components/messages/wishes.ts'
import type { Message } from '#contracts/messages.ts'

/** Fetched when one begins to choose. Without it the choice is still shown, and Escape ends it. */
const SelectionBar = lazyTool('SelectionBar')

/** A chat that is known, whether or not its messages are here yet. */
export function OpenChat({ chatId, onBack }: { chatId: number; onBack?: () => void }) {
  const messenger = useMessenger()
  const entry = useMessengerState((state) => state.chats.get(chatId))
  const conversation = useMessengerState((state) => state.conversations.get(chatId))
  const outbox = useMessengerState((state) => state.outbox.filter((item) => item.chatId === chatId), sameItems)
  const pinned = usePinned(chatId)
  const me = useMessengerState((state) => state.me)
  const offline = useMessengerState((state) => state.connection.state === 'offline')
  const list = useRef<MessageListHandle>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useThreadKeys(field, (way) => list.current?.page(way))
  const { editing, begin } = useEdit(chatId)
  const selection = useSelection()
  const toField = () => field.current?.focus({ preventScroll: true })
  const endEdit = () => {
    editing?.cancel()
    toField()
  }
  const answers = useMessengerState((state) => state.answering.has(chatId))
  const endReply = () => {
    messenger.answer(chatId, null)
    toField()
  }
  useLayerEscape(selection.seqs ? selection.clear : editing ? endEdit : answers ? endReply : null)
  if (!entry) return null

  const editLast = () => {
    // The last one is still on its way, and cannot be edited yet.
    if (outbox.some(({ state }) => state !== 'failed')) return false
    const known = entry.chat.membership && !conversation?.hasNewer ? conversation?.messages : []
    const last = known?.findLast(
      (message) => mayEdit(message, me.id) && !currentWishes().going.has(wishKey(chatId, message.seq)),
    )
    if (last) begin(last)
    return last !== undefined
  }
  const editAt = (seq: number) => {
    const message = conversation?.messages.find((each) => each.seq === seq)
    selection.clear()
    if (message) begin(message)
  }
  const replyTo = (seq: number, quote: string | null) => {
    const message = conversation?.messages.find((each) => each.seq === seq)
    if (message) messenger.answer(chatId, { message, quote })
    toField()
  }
  const endChoice = () => {
    selection.clear()
    // On touch that would open the keyboard.
    if (!isTouch()) requestAnimationFrame(toField)
  }

  const shows = (conversation?.messages.length ?? 0) > 0 || outbox.length > 0
  const here = conversation && (conversation.status === 'ready' || shows)
  return (
    <>
      <ConversationHeader entry={entry} pinned={pinned} onJump={(seq) => list.current?.jumpTo(seq)} onBack={onBack} />
      {here ? (
        <MessageList
          ref={list}
          entry={entry}
          conversation={conversation}
          outbox={outbox}
          me={me}
          offline={offline}
          onEdit={editAt}
          onReply={replyTo}
          selection={selection}
          onLeave={toField}
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
        editing={editing}
        onEditLast={editLast}
        onSend={() => list.current?.sent()}
        onOriginal={(seq) => list.current?.jumpTo(seq)}
        onNoReply={endReply}
        away={selection.seqs !== null}
      />
      {selection.seqs && (
        <Suspense>
          <SelectionBar chatId={chatId} seqs={selection.seqs} onDone={endChoice} />
        </Suspense>
      )}
    </>
  )
}

function mayEdit(message: Message, myId: number): boolean {
  return message.user_id === myId && !message.system && !message.deleted_at && !message.poll
}
