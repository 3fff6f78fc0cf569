'use client'

import { useTranslations } from 'use-intl'

/** A page that failed while it was made. Trying again asks the server for it anew. Every page carries this, so it brings nothing along. */
export default function ErrorPage() {
  const t = useTranslations('common.failed')
  return (
    <main className="grid min-h-dvh content-center justify-items-center gap-2 bg-stage p-6 text-center">
      {/* biome-ignore lint/performance/noImgElement: a picture of a kilobyte from our own origin needs no optimizer. */}
      <img src="/empty.svg" alt="" width={248} height={206} />
      <h1 className="mt-4 text-2xl font-display">{t('title')}</h1>
      <p className="text-ink-2">{t('text')}</p>
      <button
        type="button"
        onClick={() => location.reload()}
        className="mt-4 min-h-11 rounded-md bg-accent px-5 font-title text-white"
      >
        {t('action')}
      </button>
    </main>
  )
}
