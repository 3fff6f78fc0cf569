import { CircleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger, useMessengerState } from '#client/hooks.ts'
import type { ProblemCode } from '#contracts/problems.ts'

/** Under a message that was refused: what happened and why, what to do, and a menu with all that can be done. */
export function FailedPill({ clientId }: { clientId: string }) {
  const t = useTranslations('thread')
  const messenger = useMessenger()
  const code = useMessengerState((state) => state.outbox.find((item) => item.clientId === clientId)?.problem?.code)
  return (
    <span className="flex min-h-7 items-stretch rounded-md bg-danger-soft text-sm font-label text-danger-ink forced-colors:border">
      <button
        type="button"
        data-more=""
        aria-haspopup="menu"
        className="relative flex items-center gap-1.5 rounded-l-md py-1 pl-2.5 text-start text-pretty touch:before:absolute touch:before:-inset-y-2 touch:before:inset-x-0"
      >
        <CircleAlert className="size-4 flex-none" />
        {t(`refused.${reasonOf(code)}`)}
      </button>
      <button
        type="button"
        onClick={() => void messenger.retry(clientId)}
        className="relative flex-none rounded-r-md pr-2.5 pl-1.5 font-title underline underline-offset-3 touch:before:absolute touch:before:-inset-y-2 touch:before:inset-x-0"
      >
        {t('retry')}
      </button>
    </span>
  )
}

/** What the server's refusal means to the person who wrote the message. */
function reasonOf(code: ProblemCode | undefined) {
  switch (code) {
    case 'not_found':
      return 'gone'
    case 'forbidden':
      return 'forbidden'
    case 'bad_request':
    case 'invalid':
    case 'too_large':
      return 'text'
    case 'conflict':
      return 'taken'
    case 'internal':
      return 'server'
    default:
      return 'other'
  }
}
