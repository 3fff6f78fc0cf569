import { deleteWithUndo } from '#components/messages/delete-with-undo.ts'
import { EditSlot } from '#components/messages/edit-slot.tsx'
import { EmptyThread } from '#components/messages/empty-thread.tsx'
import { FailedPill } from '#components/messages/failed-pill.tsx'
import { FieldTools } from '#components/messages/field-tools.tsx'
import { FloatingDay } from '#components/messages/floating-day.tsx'
import { HoverBar } from '#components/messages/hover-bar.tsx'
import { MentionButton } from '#components/messages/mention-button.tsx'
import { messageMenuItems } from '#components/messages/message-menu-items.tsx'
import { MissingChat } from '#components/messages/missing-chat.tsx'
import { PinnedBar } from '#components/messages/pinned-bar.tsx'
import { PollView } from '#components/messages/poll-view.tsx'
import { reactNow } from '#components/messages/react-now.ts'
import { ReplySlot } from '#components/messages/reply-slot.tsx'
import { saveEdit } from '#components/messages/save-edit.ts'
import { selectedOf } from '#components/messages/selected-of.ts'
import { SelectionBar } from '#components/messages/selection-bar.tsx'
import { swipeToReply } from '#components/messages/swipe-to-reply.ts'
import { TypingBubble } from '#components/messages/typing-bubble.tsx'
import { pressAnswer } from '#components/messages/vote-now.ts'

/** What one can do with messages, by menus, keys and fingers, and what appears with it: one piece, fetched as soon as somebody is there. */
export const messageTools = {
  itemsOf: messageMenuItems,
  deleteWithUndo,
  reactNow,
  pressAnswer,
  selectedOf,
  saveEdit,
  swipeToReply,
  EditSlot,
  ReplySlot,
  PinnedBar,
  PollView,
  HoverBar,
  MentionButton,
  MissingChat,
  SelectionBar,
  EmptyThread,
  FailedPill,
  FieldTools,
  FloatingDay,
  TypingBubble,
}
