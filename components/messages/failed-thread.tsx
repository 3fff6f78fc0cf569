import { CloudOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'

/** The history could not be loaded. */
export function FailedThread({ onRetry }: { onRetry(): void }) {
  const t = useTranslations('thread.failed')
  return (
    <div role="alert" className="grid h-full place-items-center p-6 text-center">
      <div className="max-w-90">
        <span className="mx-auto mb-4 grid size-14 place-items-center rounded-full bg-apricot-soft text-apricot-ink">
          <CloudOff aria-hidden />
        </span>
        <h2 className="text-lg font-title">{t('title')}</h2>
        <p className="mt-1 mb-4 text-balance text-ink-2">{t('text')}</p>
        <Button onClick={onRetry}>{t('action')}</Button>
      </div>
    </div>
  )
}
