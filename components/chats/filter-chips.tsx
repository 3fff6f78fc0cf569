import { useTranslations } from 'use-intl'
import { LIST_FILTERS, type ListFilter } from '#components/chats/list-filter.ts'
import { Chip } from '#components/ui/chip.tsx'

/** Which chats the list shows. */
export function FilterChips(props: { value: ListFilter; unreadChats: number; onChange(filter: ListFilter): void }) {
  const t = useTranslations('chats.filters')
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and these are not submitted.
    <div
      role="group"
      aria-label={t('label')}
      className="flex gap-0.5 overflow-x-auto px-0.5 pt-2.5 pb-2 [scrollbar-width:none]"
    >
      {LIST_FILTERS.map((filter) => (
        <Chip
          key={filter}
          selected={props.value === filter}
          count={filter === 'unread' && props.unreadChats > 0 ? props.unreadChats : undefined}
          onClick={() => props.onChange(filter)}
        >
          {t(filter)}
        </Chip>
      ))}
    </div>
  )
}
