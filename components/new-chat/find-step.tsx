'use client'

import { ChevronRight, type LucideIcon, Megaphone, SearchX, Users } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useMessengerState } from '#client/hooks.ts'
import { type Hit, hitSections } from '#components/chats/hit.ts'
import { HitList } from '#components/chats/hit-list.tsx'
import { ListNotice } from '#components/chats/list-notice.tsx'
import { useFind } from '#components/chats/use-find.ts'
import { useOpenHit } from '#components/chats/use-open-hit.ts'
import { useOptionKeys } from '#components/chats/use-option-keys.ts'
import { useProblemText } from '#components/chats/use-problem-text.ts'
import { FieldNote } from '#components/new-chat/field-note.tsx'
import { FindFailed } from '#components/new-chat/find-failed.tsx'
import { useWatchPresence } from '#components/presence/use-watch-presence.ts'
import { SearchField } from '#components/ui/search-field.tsx'

/** More than this many people nobody scrolls through: one types a name. */
export const PEOPLE_SHOWN = 100
const NO_CHATS = new Map()

interface FindStepProps {
  fieldRef: RefObject<HTMLInputElement | null>
  onStep(step: 'group' | 'public'): void
  onOpen(chatId: number): void
}

/** Whom or what to open; or what to create instead. */
export function FindStep({ fieldRef, onStep, onOpen }: FindStepProps) {
  const t = useTranslations('chats')
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const query = text.trim()
  const meId = useMessengerState((state) => state.me.id)
  const found = useFind(text, true)
  const people = found.people.slice(0, PEOPLE_SHOWN)
  const sections = hitSections({ chats: [], people, publicChats: found.publicChats, own: NO_CHATS, meId })
  const hits = sections.flatMap((section) => section.hits)
  const openHit = useOpenHit(onOpen)
  const say = useProblemText()
  useWatchPresence(people.map((user) => user.id))

  const pick = async (hit: Hit) => {
    setProblem(null)
    const failure = await openHit(hit)
    if (failure) setProblem(say(failure))
  }
  const keys = useOptionKeys(hits.length, query, (index) => {
    const hit = hits[index]
    if (hit) void pick(hit)
  })
  const nothing = found.status === 'ready' && hits.length === 0

  return (
    <>
      <div className="sticky top-0 z-1 -mx-1 bg-raised px-1 pt-1 pb-2.5">
        <SearchField
          {...keys.field}
          inputRef={fieldRef}
          label={t('new.find')}
          value={text}
          onValueChange={(next) => {
            setProblem(null)
            setText(next)
          }}
        />
        <FieldNote text={problem} />
      </div>
      <div className="-mx-2.5">
        <Way icon={Users} title={t('new.group')} hint={t('new.groupHint')} onClick={() => onStep('group')} />
        <Way icon={Megaphone} title={t('new.public')} hint={t('new.publicHint')} onClick={() => onStep('public')} />
        <p role="status" className="sr-only">
          {query !== '' && found.status === 'ready' && t('search.found', { count: hits.length })}
        </p>
        {hits.length > 0 && (
          <HitList label={t('new.people')} sections={sections} query={query} keys={keys} onPick={pick} />
        )}
        {found.people.length > PEOPLE_SHOWN && <p className="px-2.5 py-3 text-sm text-ink-2">{t('new.more')}</p>}
        {found.status === 'failed' && <FindFailed onRetry={found.again} />}
        {nothing && (
          <div className="pt-8">
            {query === '' ? (
              <ListNotice icon={Users} title={t('new.nobody')} text={t('new.nobodyHint')} />
            ) : (
              <ListNotice icon={SearchX} title={t('new.nothing')} text={t('new.nothingHint')} />
            )}
          </div>
        )}
      </div>
    </>
  )
}

function Way(props: { icon: LucideIcon; title: string; hint: string; onClick(): void }) {
  const Icon = props.icon
  return (
    <button
      type="button"
      onClick={props.onClick}
      className="flex h-14.5 w-full items-center gap-3 rounded-lg px-2.5 text-left focus-visible:-outline-offset-2 hoverable:bg-hover active:bg-press"
    >
      <span className="grid size-10.5 flex-none place-items-center rounded-squircle bg-accent-soft text-accent-ink">
        <Icon aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate text-base font-name tracking-[-0.012em]">{props.title}</span>
        <span className="block truncate text-sm text-ink-2">{props.hint}</span>
      </span>
      <ChevronRight aria-hidden className="size-4 text-ink-3" />
    </button>
  )
}
