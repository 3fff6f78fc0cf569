'use client'

import { SearchX } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Hit, HitSection } from '#components/chats/hit.ts'
import { HitList } from '#components/chats/hit-list.tsx'
import { ListNotice } from '#components/chats/list-notice.tsx'
import type { useOptionKeys } from '#components/chats/use-option-keys.ts'
import { Button } from '#components/ui/button.tsx'

interface SearchResultsProps {
  query: string
  sections: readonly HitSection[]
  /** What the server says of people and public chats; own chats are found without it. */
  status: 'loading' | 'ready' | 'failed'
  keys: ReturnType<typeof useOptionKeys>
  onPick(hit: Hit): void
  onNewChat(): void
}

/** The list's place while something is looked for. */
export function SearchResults(props: SearchResultsProps) {
  const t = useTranslations('chats.search')
  const count = props.sections.reduce((sum, section) => sum + section.hits.length, 0)
  const settled = props.status !== 'loading'
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto overscroll-contain px-1.5 max-sm:pb-30 sm:-mx-2 sm:px-2 sm:pb-7 sm:[mask-image:linear-gradient(#000_calc(100%-1.75rem),transparent)] lg:-mx-2.5 lg:px-2.5">
      <p role="status" className="sr-only">
        {settled && t('found', { count })}
      </p>
      {count > 0 && (
        <HitList
          label={t('results')}
          sections={props.sections}
          query={props.query}
          roomy
          keys={props.keys}
          onPick={props.onPick}
        />
      )}
      {props.status === 'failed' && <p className="px-3 py-3 text-sm text-ink-2">{t('failed')}</p>}
      {count === 0 && props.status === 'ready' && (
        <ListNotice
          icon={SearchX}
          title={t('nothing')}
          text={t('nothingHint', { query: props.query })}
          action={
            <Button look="plain" onClick={props.onNewChat}>
              {t('startChat')}
            </Button>
          }
        />
      )}
    </div>
  )
}
