import { Copy, RotateCcw, Trash2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import { copyText } from '#components/messages/copy-text.ts'
import type { BubbleRow } from '#components/messages/rows.ts'
import type { MenuItem } from '#components/ui/menu.tsx'
import { showToast } from '#components/ui/toasts.ts'

const Menu = lazy(async () => ({ default: (await import('#components/ui/menu.tsx')).Menu }))

interface Opened {
  row: BubbleRow
  /** Where it hangs, in px of the window. */
  at: { x: number; y: number }
}

/** The menu of one message at a time: where it was pressed, or at the message itself. */
export function useMessageMenu(): { menu: ReactNode; openMenu(opened: Opened): void } {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  const [opened, setOpened] = useState<(Opened & { from: Element | null }) | null>(null)
  const [open, setOpen] = useState(false)

  const itemsFor = (row: BubbleRow): MenuItem[] => {
    const { clientId } = row
    const failed = row.delivery === 'failed' && clientId !== null
    return [
      ...(failed
        ? [{ id: 'retry', label: t('menu.retry'), icon: <RotateCcw />, run: () => void messenger.retry(clientId) }]
        : []),
      { id: 'copy', label: t('menu.copy'), icon: <Copy />, run: () => void copy(row.content) },
      ...(failed
        ? [
            {
              id: 'delete',
              label: t('menu.delete'),
              icon: <Trash2 />,
              danger: true,
              run: () => void messenger.discard(clientId),
            },
          ]
        : []),
    ]
  }

  const copy = async (text: string) => {
    if (await copyText(text)) showToast(t('menu.copied'))
    else showToast(t('menu.copyFailed'), { tone: 'danger' })
  }

  const menu = opened && (
    <Suspense fallback={null}>
      <Menu
        label={t('menu.label')}
        items={itemsFor(opened.row)}
        open={open}
        onOpenChange={(next) => {
          setOpen(next)
          if (!next) requestAnimationFrame(() => focusAgain(opened.from))
        }}
        anchor={opened.at}
        align="start"
      />
    </Suspense>
  )
  return {
    menu,
    openMenu(next) {
      setOpened({ ...next, from: document.activeElement })
      setOpen(true)
    },
  }
}

/** Gives the focus back to what had it when the menu opened. */
function focusAgain(element: Element | null): void {
  if (element instanceof HTMLElement && element !== document.body) element.focus({ preventScroll: true })
}
