import {
  CheckCheck,
  CircleCheck,
  Copy,
  Forward,
  History,
  Link,
  MessageSquareDot,
  Pencil,
  Pin,
  PinOff,
  Reply,
  RotateCcw,
  SmilePlus,
  Trash2,
} from 'lucide-react'
import type { useTranslations } from 'use-intl'
import type { Messenger } from '#client/messenger.ts'
import { canPin } from '#components/messages/can-pin.ts'
import { copyText } from '#components/messages/copy-text.ts'
import { deleteWithUndo } from '#components/messages/delete-with-undo.ts'
import { isTouch } from '#components/messages/is-touch.ts'
import { pinNow } from '#components/messages/pin-now.ts'
import { pollItems } from '#components/messages/poll-menu-items.tsx'
import { QUICK_REACTIONS } from '#components/messages/quick-reactions.ts'
import { readersOf } from '#components/messages/readers.ts'
import { type BubbleRow, canDelete, canEdit, canReact, canReply, isOwn } from '#components/messages/rows.ts'
import { selectedOf } from '#components/messages/selected-of.ts'
import type { MessageDialog } from '#components/messages/use-message-dialog.tsx'
import { pathOf } from '#components/shell/route.ts'
import type { MenuItem } from '#components/ui/menu.tsx'
import { showToast } from '#components/ui/toasts.ts'
import type { Chat } from '#contracts/chats.ts'

export interface MessageMenuContext {
  t: ReturnType<typeof useTranslations<'thread'>>
  messenger: Messenger
  chat: Chat
  /** Begins to edit one's own message in the composer, which takes the focus when the menu has gone. */
  edit(seq: number): void
  /** Begins to answer a message, or the part of it. */
  reply(seq: number, quote: string | null): void
  toComposer(): void
  openDialog(which: MessageDialog, seqs: readonly number[]): void
  react(row: BubbleRow, emoji: string): void
  /** Begins to choose several messages, this one first. */
  select(seq: number): void
}

/** What one can do with a message. */
export function messageMenuItems(row: BubbleRow, context: MessageMenuContext): MenuItem[] {
  const { t, messenger, chat, edit, reply, toComposer, openDialog, react, select } = context
  const { clientId, seq } = row
  const copyAndSay = async (text: string, said: string) => {
    if (await copyText(text)) showToast(said)
    else showToast(t('menu.copyFailed'), { tone: 'danger' })
  }
  const items: MenuItem[] = [
    { id: 'copy', label: t('menu.copy'), icon: <Copy />, run: () => void copyAndSay(row.content, t('menu.copied')) },
  ]
  if (seq !== null) {
    const address = location.origin + pathOf({ place: 'chat', chatId: chat.id, seq })
    const run = () => void copyAndSay(address, t('menu.linkCopied'))
    items.push({ id: 'link', label: t('menu.copyLink'), icon: <Link />, run })
  }
  if (canEdit(row, chat)) {
    const run = () => edit(row.seq)
    items.unshift({ id: 'edit', label: t('menu.edit'), icon: <Pencil />, shortcut: 'E', run, takeFocus: toComposer })
  }
  if (canReply(row)) {
    // What is selected now is not any more once the menu has the focus.
    const quote = selectedOf(document.querySelector(`[data-message="${row.key}"] article`), row.content)
    const label = quote === null ? t('menu.reply') : t('menu.quote')
    const run = () => reply(row.seq, quote)
    items.unshift({ id: 'reply', label, icon: <Reply />, shortcut: 'R', run, takeFocus: toComposer })
    const forward = () => openDialog('forward', [row.seq])
    items.push({ id: 'forward', label: t('menu.forward'), icon: <Forward />, run: forward })
  }
  if (canReact(row, chat)) {
    const meId = messenger.getState().me.id
    const mine = row.reactions.filter(({ people }) => people.includes(meId)).map((each) => each.emoji)
    const reactions = QUICK_REACTIONS.map((emoji) => ({
      id: emoji,
      label: t(mine.includes(emoji) ? 'reactions.takeBack' : 'reactions.react', { emoji }),
      icon: emoji,
      chosen: mine.includes(emoji),
      run: () => react(row, emoji),
    }))
    const more = {
      id: 'react',
      label: t('reactions.choose'),
      icon: <SmilePlus />,
      run: () => openDialog('react', [row.seq]),
      takeFocus: () => void (isTouch() || document.querySelector<HTMLElement>('[data-picker-search]')?.focus()),
    }
    items.unshift(...[...reactions, more].map((each) => ({ ...each, inRow: true })))
  }
  if (canReply(row) && canPin(chat)) {
    const on = !row.pinned
    const run = () => void pinNow({ t, messenger, chatId: chat.id, seq: row.seq, on })
    items.push({ id: 'pin', label: t(on ? 'pins.pin' : 'pins.unpin'), icon: on ? <Pin /> : <PinOff />, run })
  }
  items.push(...pollItems(row, context))
  const readers = { id: 'readers', icon: <CheckCheck />, run: () => openDialog('readers', [seq ?? 0]) }
  if (chat.kind === 'direct' && row.delivery === 'read' && !row.deleted) {
    items.push({ ...readers, label: t('readers.when') })
  }
  if (seq !== null && isOwn(row) && !row.deleted && chat.kind !== 'direct') {
    const members = messenger.getState().members.get(chat.id)
    if (!members) void messenger.loadMembers(chat.id)
    const { read, others } = readersOf(members ?? [], { seq, authorId: row.authorId })
    const label = members
      ? t('readers.by', { count: read.length, all: read.length + others.length })
      : t('readers.title')
    items.push({ ...readers, label })
  }
  if (seq !== null && row.edited) {
    items.push({
      id: 'versions',
      label: t('menu.versions'),
      icon: <History />,
      run: () => openDialog('versions', [seq]),
    })
  }
  if (seq !== null && chat.membership) {
    const run = () => {
      messenger.markUnread(chat.id, seq)
      showToast(t('menu.markedUnread'))
    }
    items.push({ id: 'unread', label: t('menu.markUnread'), icon: <MessageSquareDot />, run })
  }
  if (seq !== null) {
    items.push({ id: 'select', label: t('menu.select'), icon: <CircleCheck />, run: () => select(seq) })
  }
  if (canDelete(row, chat)) {
    const run = () => deleteWithUndo({ t, messenger, chatId: chat.id, seqs: [row.seq] })
    items.push({
      id: 'delete',
      label: t('menu.delete'),
      icon: <Trash2 />,
      danger: true,
      shortcut: t('menu.deleteKey'),
      run,
    })
  }
  if (row.delivery === 'failed' && clientId !== null) {
    const again = () => void messenger.retry(clientId)
    const remove = () => void messenger.discard(clientId)
    items.unshift({ id: 'retry', label: t('menu.retry'), icon: <RotateCcw />, run: again })
    items.push({ id: 'delete', label: t('menu.delete'), icon: <Trash2 />, danger: true, run: remove })
  }
  return items
}
