import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import { EmojiPicker } from '#components/emoji/emoji-picker.tsx'
import { EmojiPopover } from '#components/emoji/emoji-popover.tsx'
import { isTouch } from '#components/messages/is-touch.ts'
import { reactNow } from '#components/messages/react-now.ts'
import type { MessageDialogProps } from '#components/messages/use-message-dialog.tsx'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Dialog } from '#components/ui/dialog.tsx'

/** Every emoji to react with: beside the message, on phones as a sheet. It closes with the first pick. Rule RX6. */
export function ReactionPicker({ chatId, seqs, open, onOpenChange }: MessageDialogProps) {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  const phone = useMedia(PHONE)
  const [seq = 0] = seqs
  const article = () => document.querySelector<HTMLElement>(`[data-seq="${seq}"] article`) ?? document.body
  const align = article().closest('[data-incoming]') ? 'start' : 'end'
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) article().focus({ preventScroll: true })
  }
  const pick = (emoji: string) => {
    void reactNow({ t, messenger, chatId, seq, emoji })
    change(false)
  }
  const picker = <EmojiPicker onPick={pick} focusSearch={!isTouch()} />

  if (phone) {
    return (
      <Dialog open={open} onOpenChange={onOpenChange} title={t('reactions.choose')} widthClassName="max-sm:h-[62dvh]">
        <div className="-mx-4 -mb-4 h-full">{picker}</div>
      </Dialog>
    )
  }
  return (
    <EmojiPopover label={t('reactions.choose')} anchor={article} align={align} open={open} onOpenChange={change}>
      {picker}
    </EmojiPopover>
  )
}
