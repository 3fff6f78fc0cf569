'use client'

import { type KeyboardEvent, type RefObject, useEffectEvent, useLayoutEffect, useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'
import type { Led } from '#components/chats/search-layer.tsx'
import { isMac } from '#components/shell/is-mac.ts'
import { PHONE, useMedia } from '#components/shell/use-media.ts'
import { Kbd } from '#components/ui/kbd.tsx'
import { SearchField } from '#components/ui/search-field.tsx'

/** The field that finds people and chats; Ctrl K or ⌘K leads here. */
export function SearchBar(props: {
  text: string
  setText(text: string): void
  /** Null until the code of the results is there. */
  led: Led | null
  onKeyDown(event: KeyboardEvent): void
  inputRef: RefObject<HTMLInputElement | null>
}) {
  const { text, setText, led } = props
  const t = useTranslations('chats.search')
  const phone = useMedia(PHONE)
  // What was typed before the page came alive stands in the field alone: the next drawing would empty it.
  const takeOver = useEffectEvent(() => setText(props.inputRef.current?.value ?? ''))
  useLayoutEffect(() => takeOver(), [])
  const mac = useSyncExternalStore(neverChanges, isMac, () => false)
  return (
    <SearchField
      role="combobox"
      aria-autocomplete="list"
      aria-expanded={led?.expanded ?? false}
      aria-controls={led?.list}
      aria-activedescendant={led?.option}
      autoComplete="off"
      onKeyDown={props.onKeyDown}
      aria-keyshortcuts="Control+K Meta+K"
      inputRef={props.inputRef}
      label={t('label')}
      placeholder={phone ? t('placeholderPhone') : t('placeholder')}
      value={text}
      onValueChange={setText}
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
