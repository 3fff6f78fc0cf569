import { useTranslations } from 'use-intl'
import { type Hit, type HitSection, hitKey } from '#components/chats/hit.ts'
import { HitLine } from '#components/chats/hit-line.tsx'
import { classNames } from '#components/ui/class-names.ts'

interface HitListProps {
  label: string
  sections: readonly HitSection[]
  query: string
  /** In the sidebar rows are as tall as chats; in a dialog they are closer. */
  roomy?: boolean
  keys: { index: number; listId: string; optionId(at: number): string; choose(at: number): void }
  onPick(hit: Hit): void
}

/** What was found, in sections. The focus stays in the field above, which leads this list by its keys. */
export function HitList({ label, sections, query, roomy = false, keys, onPick }: HitListProps) {
  const t = useTranslations('chats.search')
  let at = -1
  return (
    <div role="listbox" id={keys.listId} aria-label={label}>
      {sections.map((section) => (
        // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups, and a fieldset is none.
        <div role="group" key={section.title} aria-label={t(section.title)}>
          <p aria-hidden className="px-3 pt-3 pb-1.5 text-xs font-name text-ink-3">
            {t(section.title)}
          </p>
          {section.hits.map((hit) => {
            at += 1
            const index = at
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field above.
              <div
                key={hitKey(hit)}
                id={keys.optionId(index)}
                role="option"
                tabIndex={-1}
                aria-selected={index === keys.index}
                onPointerMove={() => index !== keys.index && keys.choose(index)}
                // The field keeps the focus, so that typing goes on after a look at the list.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onPick(hit)}
                className={classNames(
                  'flex cursor-pointer items-center gap-3 rounded-lg aria-selected:bg-hover active:bg-press touch:not-active:aria-selected:bg-transparent forced-colors:aria-selected:outline-2',
                  roomy ? 'h-17.5 pr-3 pl-2.5' : 'h-14.5 px-2.5',
                )}
              >
                <HitLine hit={hit} query={query} size={roomy ? 50 : 42} />
              </div>
            )
          })}
        </div>
      ))}
    </div>
  )
}
