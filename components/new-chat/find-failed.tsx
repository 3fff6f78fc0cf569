import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

/** The server did not say who is there. */
export function FindFailed({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('chats.new')
  return (
    <div role="alert" className="flex items-center justify-between gap-3 px-2.5 py-3 text-md text-ink-2">
      {t('failed')}
      <Button look="quiet" onClick={onRetry}>
        {t('retry')}
      </Button>
    </div>
  )
}
