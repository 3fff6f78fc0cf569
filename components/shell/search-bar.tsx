'use client'

import { type RefObject, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { useSearch } from '#components/chats/use-search.ts'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { SearchField } from '#components/ui/search-field.tsx'

/** The field that finds people and chats; Ctrl K or ⌘K leads here. */
export function SearchBar(props: {
  search: ReturnType<typeof useSearch>
  inputRef: RefObject<HTMLInputElement | null>
}) {
  const { search } = props
  const t = useTranslations('chats.search')
  const phone = useMedia(PHONE)
  const mac = useSyncExternalStore(neverChanges, isMac, () => false)
  return (
    <SearchField
      {...search.keys.field}
      aria-expanded={search.active && search.keys.field['aria-expanded']}
      aria-keyshortcuts="Control+K Meta+K"
      inputRef={props.inputRef}
      label={t('label')}
      placeholder={phone ? t('placeholderPhone') : t('placeholder')}
      value={search.text}
      onValueChange={search.setText}
      onCanvas
      end={
        <span className="max-sm:hidden touch:hidden">
          <Kbd>{mac ? '⌘K' : 'Ctrl K'}</Kbd>
        </span>
      }
    />
  )
}

const neverChanges = () => () => {}
const isMac = () => /Mac|iPhone|iPad/.test(navigator.platform)
