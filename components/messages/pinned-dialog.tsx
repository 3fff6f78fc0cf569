import { PinOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { ChatEntry } from '#client/messenger.ts'
import { listTime } from '#components/format/moments.ts'
import { useRegion } from '#components/format/use-region.ts'
import { plainWords } from '#components/formatting/plain-words.ts'
import { canPin } from '#components/messages/can-pin.ts'
import { pinNow } from '#components/messages/pin-now.ts'
import { Avatar } from '#components/ui/avatar.tsx'
import { Dialog } from '#components/ui/dialog.tsx'
import { IconButton } from '#components/ui/icon-button.tsx'
import type { Message } from '#contracts/messages.ts'
import { useNow } from '#i18n/use-now.ts'

interface PinnedDialogProps {
  entry: ChatEntry
  pinned: readonly Message[]
  open: boolean
  onOpenChange(open: boolean): void
  onJump(seq: number): void
}

/** Everything that is pinned in a chat, the newest first. Rule PN5. */
export function PinnedDialog({ entry, pinned, open, onOpenChange, onJump }: PinnedDialogProps) {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  const region = useRegion()
  const now = useNow()
  const { chat } = entry
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('pins.title')}>
      <ul className="grid gap-1 pb-1">
        {pinned.toReversed().map((message) => {
          const name = message.display_name || message.username
          return (
            <li key={message.seq} className="flex items-center gap-1">
              <button
                type="button"
                onClick={() => {
                  onOpenChange(false)
                  onJump(message.seq)
                }}
                className="flex min-h-15 min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-2 text-left hoverable:bg-hover active:bg-press focus-visible:-outline-offset-2"
              >
                <Avatar id={message.user_id} name={name} size={36} />
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <bdi className="min-w-0 flex-1 truncate font-name">{name}</bdi>
                    <time dateTime={message.timestamp} className="flex-none text-xs text-ink-3">
                      {now && listTime(Date.parse(message.timestamp), now.getTime(), region)}
                    </time>
                  </span>
                  <span dir="auto" className="line-clamp-2 text-md text-ink-2 [overflow-wrap:anywhere]">
                    {plainWords(message.content.slice(0, 400))}
                  </span>
                </span>
              </button>
              {canPin(chat) && (
                <IconButton
                  label={t('pins.unpin')}
                  look="plain"
                  onClick={() => void pinNow({ t, messenger, chatId: chat.id, seq: message.seq, on: false })}
                >
                  <PinOff />
                </IconButton>
              )}
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
