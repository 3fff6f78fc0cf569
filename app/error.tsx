'use client'

import { useTranslations } from 'use-intl'
import { LostPage } from '#components/brand/lost-page.tsx'
import { Button } from '#components/ui/button.tsx'

/** A page that failed while it was made. Trying again asks the server for it anew. */
export default function ErrorPage() {
  const t = useTranslations('common.failed')
  const retry = <Button onClick={() => location.reload()}>{t('action')}</Button>
  return <LostPage title={t('title')} text={t('text')} action={retry} />
}
