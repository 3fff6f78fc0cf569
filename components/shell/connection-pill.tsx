'use client'

import { CloudCheck, RefreshCw, WifiOff } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useMessenger } from '#client/hooks.ts'
import type { ConnectionLine } from '#components/shell/connection-line-state.ts'
import { classNames } from '#components/ui/class-names.ts'

/** Says in words that what is seen may be old, and lets one try again; on return it says that too. */
export function ConnectionPill({ line }: { line: ConnectionLine }) {
  const t = useTranslations('chats.connection')
  const messenger = useMessenger()
  const back = line === 'back'
  return (
    // The region is always there, so that screen readers notice what appears in it.
    <div
      role="status"
      className="pointer-events-none absolute inset-x-0 top-[calc(4.5rem+env(safe-area-inset-top))] sm:top-[calc(5.75rem+env(safe-area-inset-top))] z-20 flex justify-center px-3 max-sm:in-data-[place=list]:top-auto max-sm:in-data-[place=list]:bottom-[calc(6.75rem+env(safe-area-inset-bottom))] sm:left-(--stage-left)"
    >
      {line !== 'hidden' && (
        <div
          key={back ? 'back' : 'waiting'}
          className={classNames(
            'pointer-events-auto flex min-h-11 max-w-full animate-fade-in items-center gap-2.5 rounded-[22px] pl-3.5 text-md font-label',
            back
              ? 'bg-success-soft pr-4 text-success-ink shadow-[var(--mm-shadow-sm),inset_0_0_0_1px_color-mix(in_srgb,var(--mm-online)_40%,transparent)]'
              : 'bg-apricot-soft pr-1.5 text-apricot-ink shadow-[var(--mm-shadow-sm),inset_0_0_0_1px_color-mix(in_srgb,var(--mm-apricot)_40%,transparent)]',
          )}
        >
          <PillIcon line={line} />
          {line === 'offline' ? (
            <>
              <span className="max-sm:hidden">{t('offline')}</span>
              <span className="min-w-0 truncate sm:hidden">{t('offlineShort')}</span>
            </>
          ) : (
            <span className={line === 'updating' ? 'pr-2.5' : undefined}>{t(line)}</span>
          )}
          {(line === 'offline' || line === 'connecting') && (
            <button
              type="button"
              onClick={() => messenger.reconnectNow()}
              className="relative h-8 flex-none rounded-[16px] bg-surface px-3 text-sm font-name text-ink touch:after:absolute touch:after:-inset-1.5"
            >
              <span className="max-sm:hidden">{t('retry')}</span>
              <span className="sm:hidden">{t('retryShort')}</span>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

function PillIcon({ line }: { line: ConnectionLine }) {
  if (line === 'back') return <CloudCheck aria-hidden />
  if (line === 'offline') return <WifiOff aria-hidden />
  return <RefreshCw aria-hidden className="size-4 animate-spin [animation-duration:1.6s] motion-reduce:animate-none" />
}
