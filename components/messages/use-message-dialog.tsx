import { type ComponentType, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazyPart } from '#components/ui/lazy-part.ts'
import { showToast } from '#components/ui/toasts.ts'

/** What each dialog about messages gets. */
export interface MessageDialogProps {
  chatId: number
  /** The places of the messages; of one, where it is about one. */
  seqs: readonly number[]
  open: boolean
  onOpenChange(open: boolean): void
  /** It was not closed but done. */
  onDone?(): void
}

const loadDialogs = lazyPart(async () => (await import('#components/messages/message-dialogs.ts')).messageDialogs)
export type MessageDialog = 'versions' | 'readers' | 'forward' | 'react' | 'voters' | 'closePoll'

interface Opened extends Pick<MessageDialogProps, 'seqs' | 'onDone'> {
  Dialog: ComponentType<MessageDialogProps>
  /** Each opening reads anew. */
  times: number
}

/** One dialog at a time about messages, whose code is fetched when it is first asked for. */
export function useMessageDialog(chatId: number): {
  dialog: ReactNode
  openDialog(which: MessageDialog, seqs: readonly number[], onDone?: () => void): Promise<void>
} {
  const t = useTranslations('common')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [open, setOpen] = useState(false)
  return {
    dialog: opened && (
      <opened.Dialog
        key={opened.times}
        chatId={chatId}
        seqs={opened.seqs}
        open={open}
        onOpenChange={setOpen}
        onDone={opened.onDone}
      />
    ),
    async openDialog(which, seqs, onDone) {
      const Dialog = (await loadDialogs())?.[which]
      if (!Dialog) return showToast(t('notLoaded'), { tone: 'danger' })
      setOpened((before) => ({ Dialog, seqs, onDone, times: (before?.times ?? 0) + 1 }))
      setOpen(true)
    },
  }
}
