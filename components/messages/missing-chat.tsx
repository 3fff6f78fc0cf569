import { useTranslations } from 'use-intl'
import { Button } from '#components/ui/button.tsx'
import { EmptyState } from '#components/ui/empty-state.tsx'

/** The address leads to a chat that is not there, or not for this person: the two look alike. */
export function MissingChat({ onBack }: { onBack?: () => void }) {
  const t = useTranslations('thread.missing')
  return (
    <div className="grid h-full place-items-center">
      <EmptyState
        title={t('title')}
        text={t('text')}
        actions={onBack && <Button onClick={onBack}>{t('action')}</Button>}
      />
    </div>
  )
}
