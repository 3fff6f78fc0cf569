import { Copy, MessageSquareDot, RotateCcw, Trash2 } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { fullMoment } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { copyText } from '#components/messages/copy-text.ts'
import type { BubbleRow } from '#components/messages/rows.ts'
import type { MenuItem } from '#components/ui/menu.tsx'
import { showToast } from '#components/ui/toasts.ts'
import { type MenuAt, useMenuAt } from '#components/ui/use-menu-at.tsx'

/** The menu of one message at a time: where it was pressed, or at the message itself. */
export function useMessageMenu({ chat }: ChatEntry) {
  const t = useTranslations('thread')
  const region = useRegion()
  const messenger = useMessenger()
  const { menu, openMenu } = useMenuAt()

  const copy = async (text: string) => {
    if (await copyText(text)) showToast(t('menu.copied'))
    else showToast(t('menu.copyFailed'), { tone: 'danger' })
  }

  const itemsFor = (row: BubbleRow): MenuItem[] => {
    const { clientId, seq } = row
    const items: MenuItem[] = [{ id: 'copy', label: t('menu.copy'), icon: <Copy />, run: () => void copy(row.content) }]
    if (seq !== null && chat.membership) {
      const run = () => {
        messenger.markUnread(chat.id, seq)
        showToast(t('menu.markedUnread'))
      }
      items.push({ id: 'unread', label: t('menu.markUnread'), icon: <MessageSquareDot />, run })
    }
    if (row.delivery === 'failed' && clientId !== null) {
      const again = () => void messenger.retry(clientId)
      const remove = () => void messenger.discard(clientId)
      items.unshift({ id: 'retry', label: t('menu.retry'), icon: <RotateCcw />, run: again })
      items.push({ id: 'delete', label: t('menu.delete'), icon: <Trash2 />, danger: true, run: remove })
    }
    return items
  }

  return {
    menu,
    openMenu(row: BubbleRow, place: Pick<MenuAt, 'at' | 'byKey'>): void {
      openMenu({ label: t('menu.label'), moment: fullMoment(row.at, region), items: itemsFor(row), ...place })
    },
  }
}
