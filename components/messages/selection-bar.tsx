import { Copy, Forward, Trash2, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import { fullMoment } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import styles from '#components/messages/composer.module.css'
import { copyText } from '#components/messages/copy-text.ts'
import { deleteWithUndo } from '#components/messages/delete-with-undo.ts'
import { looksAfter } from '#components/messages/rows.ts'
import { useMessageDialog } from '#components/messages/use-message-dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import { showToast } from '#components/ui/toasts.ts'
import type { Message } from '#contracts/messages.ts'

export interface SelectionBarProps {
  chatId: number
  seqs: ReadonlySet<number>
  onDone(): void
}

/** In the composer's place: what can be done with all the chosen messages. Rule TH22. */
export function SelectionBar({ chatId, seqs, onDone }: SelectionBarProps) {
  const t = useTranslations('thread')
  const region = useRegion()
  const messenger = useMessenger()
  const meId = useMessengerState((state) => state.me.id)
  const chat = useMessengerState((state) => state.chats.get(chatId)?.chat)
  const loaded = useMessengerState((state) => state.conversations.get(chatId)?.messages)
  const chosen = loaded?.filter(({ seq, deleted_at }) => seqs.has(seq) && !deleted_at) ?? []
  const deletable = chat !== undefined && chosen.every(({ user_id }) => user_id === meId || looksAfter(chat))

  const { dialog, openDialog } = useMessageDialog(chatId)

  const copy = async () => {
    if (!(await copyText(asText(chosen, (at) => fullMoment(at, region))))) {
      return showToast(t('menu.copyFailed'), { tone: 'danger' })
    }
    showToast(t('menu.copied'))
    onDone()
  }
  const remove = () => {
    deleteWithUndo({ t, messenger, chatId, seqs: chosen.map(({ seq }) => seq) })
    onDone()
  }

  return (
    <footer className={styles.place}>
      <div className={styles.island}>
        <div className="flex min-h-13.5 items-center gap-1 px-2">
          <IconButton label={t('selection.cancel')} onClick={onDone}>
            <X aria-hidden />
          </IconButton>
          <span role="status" className="min-w-0 flex-1 truncate px-1 font-name">
            {t('selection.count', { count: chosen.length })}
          </span>
          <IconButton label={t('menu.copy')} onClick={() => void copy()}>
            <Copy aria-hidden />
          </IconButton>
          <IconButton
            label={t('menu.forward')}
            onClick={() => void openDialog('forward', [...seqs], onDone)}
            aria-haspopup="dialog"
          >
            <Forward aria-hidden />
          </IconButton>
          {deletable && (
            <IconButton label={t('menu.delete')} onClick={remove} className="text-danger-ink">
              <Trash2 aria-hidden />
            </IconButton>
          )}
        </div>
      </div>
      {dialog}
    </footer>
  )
}

/** One message by its words alone; several with who said each, and when. */
function asText(messages: readonly Message[], moment: (at: number) => string): string {
  if (messages.length === 1) return messages[0]?.content ?? ''
  return messages
    .map(
      ({ display_name, username, timestamp, content }) =>
        `${display_name || username}, ${moment(Date.parse(timestamp))}\n${content}`,
    )
    .join('\n\n')
}
