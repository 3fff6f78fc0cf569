import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'

/** Under a message that was refused: what happened, what to do, and a menu with all that can be done. */
export function FailedPill({ clientId }: { clientId: string }) {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  return (
    <span className="flex h-7 items-center rounded-md bg-danger-soft text-sm font-label whitespace-nowrap text-danger-ink forced-colors:border">
      <button
        type="button"
        data-more=""
        aria-haspopup="menu"
        className="relative flex h-full items-center gap-1.5 rounded-l-md pl-2.5 touch:before:absolute touch:before:-inset-y-2 touch:before:inset-x-0"
      >
        <CircleAlert className="size-4" />
        {t('delivery.failed')}
      </button>
      <button
        type="button"
        onClick={() => void messenger.retry(clientId)}
        className="relative h-full rounded-r-md pr-2.5 pl-1.5 font-title underline underline-offset-3 touch:before:absolute touch:before:-inset-y-2 touch:before:inset-x-0"
      >
        {t('retry')}
      </button>
    </span>
  )
}
