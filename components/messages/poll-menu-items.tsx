import { ChartColumn, Lock, Undo2 } from 'lucide-react'
import type { MessageMenuContext } from '#components/messages/message-menu-items.tsx'
import { type BubbleRow, isOwn, looksAfter } from '#components/messages/rows.ts'
import { voteNow } from '#components/messages/vote-now.ts'
import type { MenuItem } from '#components/ui/menu.tsx'

/** What one can do with a poll besides voting; none for other messages. Rules PL2, PL4, PL7. */
export function pollItems(
  { seq, ballot, ...row }: BubbleRow,
  { t, messenger, chat, openDialog }: MessageMenuContext,
): MenuItem[] {
  if (seq === null || !ballot) return []
  const items: MenuItem[] = []
  const voted = ballot.options.some(({ chosen }) => chosen)
  if (!ballot.anonymous && ballot.voters > 0 && (voted || ballot.closed)) {
    items.push({ id: 'voters', label: t('poll.who'), icon: <ChartColumn />, run: () => openDialog('voters', [seq]) })
  }
  if (ballot.closed || !chat.membership) return items
  if (voted) {
    const run = () => void voteNow({ t, messenger, chatId: chat.id, seq }, [])
    items.push({ id: 'unvote', label: t('poll.takeBack'), icon: <Undo2 />, run })
  }
  if (isOwn({ seq, ballot, ...row }) || looksAfter(chat)) {
    items.push({ id: 'close', label: t('poll.close'), icon: <Lock />, run: () => openDialog('closePoll', [seq]) })
  }
  return items
}
